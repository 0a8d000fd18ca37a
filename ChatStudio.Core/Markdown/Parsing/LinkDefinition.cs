using System.Text.RegularExpressions;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Link reference definitions show nothing, so what may become one shows nothing yet: <c>[label]: https://exa</c>. CommonMark 0.31.2, section 4.7.</summary>
internal static partial class LinkDefinition
{
    /// <param name="lines">The whole lines of an open paragraph.</param>
    /// <param name="half">The line that is not complete; null when there is none.</param>
    public static bool MayBe(string lines, string? half)
    {
        if ((lines.Length > 0 ? lines : half) is not ['[', ..])
        {
            return false;
        }

        var mayHaveTitle = false;
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            if (line.Length > 0 && !Whole().IsMatch(line) && !(mayHaveTitle && Title().IsMatch(line)))
            {
                return false;
            }

            mayHaveTitle = Untitled().IsMatch(line);
        }

        return half is null || Half().IsMatch(half) || (mayHaveTitle && HalfTitle().IsMatch(half));
    }

    /// <summary>How much of an open paragraph's whole lines are definitions, the line end behind them included.</summary>
    public static int Length(string lines)
    {
        var length = 0;
        if (lines is not ['[', ..])
        {
            return length;
        }

        var mayHaveTitle = false;
        foreach (var range in lines.AsSpan().Split('\n'))
        {
            var line = lines.AsSpan(range);
            if (!(mayHaveTitle && Title().IsMatch(line)) && !(Whole().IsMatch(line) && line.TrimEnd() is not [.., ':']))
            {
                return length;
            }

            mayHaveTitle = Untitled().IsMatch(line);
            length += line.Length + 1;
        }

        return length;
    }

    [GeneratedRegex(@"^\[(?!\^)(?:[^\[\]\\]|\\.)+\]:[ \t]*(?:<[^<>]*>|\S*)(?:[ \t]+(?:""[^""]*""?|'[^']*'?|\([^)]*\)?))?[ \t]*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\[(?!\^)(?:[^\[\]\\]|\\.)+\]:[ \t]*(?:<[^<>]*>|\S+)[ \t]*$")]
    private static partial Regex Untitled();

    // The title may stand in a line of its own.
    [GeneratedRegex(@"^[ \t]*(?:""[^""]*""|'[^']*'|\([^()]*\))[ \t]*$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^[ \t]*(?:""[^""]*""?|'[^']*'?|\([^()]*\)?)[ \t]*$")]
    private static partial Regex HalfTitle();

    [GeneratedRegex(@"^\[(?!\^)(?:[^\[\]\\]|\\.)*(?:\](?::[ \t]*(?:<[^<>]*>?|\S*)(?:[ \t]+(?:""[^""]*""?|'[^']*'?|\([^)]*\)?))?[ \t]*)?)?$")]
    private static partial Regex Half();
}
