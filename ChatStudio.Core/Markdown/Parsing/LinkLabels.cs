using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>What in a text could be a reference to a definition. CommonMark 0.31.2, section 6.3: labels match without case and with blanks as one.</summary>
internal static partial class LinkLabels
{
    public static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;

    /// <summary>The labels, or null when there are none.</summary>
    public static IReadOnlySet<string>? In(string text)
    {
        if (!text.Contains('[', StringComparison.Ordinal))
        {
            return null;
        }

        var labels = Bracketed().Matches(text).Select(m => Normal(m.Groups[1].Value)).ToFrozenSet(Comparer);
        return labels.Count == 0 ? null : labels;
    }

    /// <summary>Blanks as one, escapes undone.</summary>
    public static string Normal(string label) => Blanks().Replace(Escape().Replace(label, "$1").Trim(), " ");

    // [label]: no bracket inside but an escaped one, at most 999 characters
    [GeneratedRegex(@"\[((?:[^\[\]\\]|\\.){1,999})\]", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
