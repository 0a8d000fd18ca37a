using System.Text.RegularExpressions;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>What the words after a fence say: <c>csharp title="ItlProbe.cs"</c>, <c>python:app.py</c>, <c>{.yaml}</c>, <c>src/main.rs</c>.</summary>
/// <param name="Tag">The language as a short tag; empty when nothing names it.</param>
/// <param name="FileName">As written, with its folders; null when none is given.</param>
internal sealed partial record CodeInfo(string Tag, string? FileName)
{
    public static readonly CodeInfo None = new("", null);

    public string Label => CodeLanguage.Label(Tag);

    public bool IsDiagram => Tag.Equals("mermaid", StringComparison.OrdinalIgnoreCase);

    /// <summary>A name to save the code under: only a name, whatever was written.</summary>
    public string DownloadName
    {
        get
        {
            var name = Unsafe().Replace(FileName?.Split('/', '\\')[^1] ?? "", "").Trim('.', ' ');
            return name.Length > 0 ? name : $"code.{CodeLanguage.Extension(Tag)}";
        }
    }

    /// <param name="language">The first word.</param>
    /// <param name="info">The rest.</param>
    public static CodeInfo Read(string language, string info)
    {
        var tag = language.Trim('{', '}').TrimStart('.');
        var file = Attribute().Match(info) is { Success: true } named ? named.Groups[1].Value : FileIn(info.Split(' ')[0]);
        if (tag.IndexOf('{', StringComparison.Ordinal) is > 0 and var brace)
        {
            // python{3,5-7}: lines to mark
            tag = tag[..brace];
        }

        if (tag.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            // python:app.py
            file ??= FileIn(tag[(colon + 1)..]);
            tag = tag[..colon];
        }
        else if (FileIn(tag) is { } whole)
        {
            // src/main.rs
            (file, tag) = (whole, "");
        }

        return new(tag.Length > 0 ? tag : ExtensionOf(file), file);
    }

    private static string? FileIn(string word) => File().IsMatch(word) ? word : null;

    private static string ExtensionOf(string? file) => file is null ? "" : file[(file.LastIndexOf('.') + 1)..].ToLowerInvariant();

    // title="a.cs", file=a.cs, filename='a.cs'
    [GeneratedRegex("""\b(?:title|file|filename|name)=["']?([\w./\\-]{1,200})["']?""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^[\w./\\-]{1,200}\.[A-Za-z]\w{0,9}$")]
    private static partial Regex File();

    [GeneratedRegex(@"[^\w. -]")]
    private static partial Regex Unsafe();
}
