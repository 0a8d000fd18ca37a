using System.Reflection;

namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>The passages in <c>Library/*.md</c>, one kind per file, each passage behind a line <c>%%% [tag]</c>.</summary>
internal static class PassageLibrary
{
    private const string Separator = "%%%";

    private static readonly Lazy<ILookup<string, Passage>> ByKind = new(() => Load().ToLookup(passage => passage.Kind, StringComparer.Ordinal));

    public static IReadOnlyList<Passage> OfKind(string kind) => [.. ByKind.Value[kind]];

    private static IEnumerable<Passage> Load()
    {
        // ChatStudio.Core.Providers.Simulated.Answers.Library.code.md
        var prefix = typeof(PassageLibrary).Namespace + ".Library.";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(name => Read(assembly, name, name[prefix.Length..^".md".Length]));
    }

    private static IEnumerable<Passage> Read(Assembly assembly, string resource, string kind)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        foreach (var part in reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n' + Separator).Select((text, index) => index == 0 ? text[Separator.Length..] : text))
        {
            var endOfTag = part.IndexOf('\n', StringComparison.Ordinal);
            yield return new Passage(kind, part[..endOfTag].Trim(), part[(endOfTag + 1)..].Trim('\n'));
        }
    }
}
