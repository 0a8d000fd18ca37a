using System.Text.RegularExpressions;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// The beginning of a line that says nothing about what it will be: <c>-</c> may become an item, a thematic break, the underline of a
/// heading or a word; <c>1.</c> an item or a number; <c>``</c> a fence or code.
/// </summary>
internal static partial class UndecidedMarker
{
    /// <param name="text">Trimmed.</param>
    public static bool Is(string text) => Marker().IsMatch(text);

    // "#", "> -", "- - -", "***", "==", "12.", "- 1", "+", ":", "|-", "<", "</di", "```c", "~~~ c", "$$", "\\["
    [GeneratedRegex(@"^(?:(?:[-*+>][ \t]*)*(?:#{1,6}|\d{1,9}[.)]?)?|[-_*=+#> \t]+|</?[A-Za-z0-9-]*|<[!?]-?|`{3,}[^`]*|~{3,}.*|\${1,2}|\\\[?)$", RegexOptions.Singleline)]
    private static partial Regex Marker();
}
