using System.Text.RegularExpressions;

namespace ChatStudio.Tests.Architecture;

/// <summary>One file of the repository.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
public sealed partial record SourceFile(string Path, string[] Lines)
{
    /// <summary>The folder's namespace, for example <c>ChatStudio.Core.Providers.OpenAI</c>.</summary>
    public string Namespace => Path[..Path.LastIndexOf('/')].Replace('/', '.');

    /// <summary>Namespaces of ours that the file names in a <c>using</c>, each with its line, counted from 1.</summary>
    public IEnumerable<(string Namespace, int Line)> Usings =>
        Lines.Select((text, index) => (Match: Using().Match(text), Line: index + 1)).Where(found => found.Match.Success)
            .Select(found => (found.Match.Groups[1].Value, found.Line));

    /// <summary>Lines that match, as <c>path:line: text</c>.</summary>
    public IEnumerable<string> Find(Regex pattern) =>
        Lines.Select((text, index) => (text, index)).Where(line => pattern.IsMatch(line.text)).Select(line => $"{Path}:{line.index + 1}: {line.text.Trim()}");

    /// <summary>The same, without lines that are comments.</summary>
    public IEnumerable<string> FindInCode(Regex pattern) => (this with { Lines = [.. Lines.Select(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line)] }).Find(pattern);

    // using static ChatStudio.Core.Wire.Frames;   using Wire = ChatStudio.Core.Wire;   @using ChatStudio.Core.Wire
    [GeneratedRegex(@"^\s*@?(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)\s*;?\s*$")]
    private static partial Regex Using();
}
