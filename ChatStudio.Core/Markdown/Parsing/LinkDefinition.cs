using System.Text.RegularExpressions;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Link reference definitions show nothing, so what may become one shows nothing yet: <c>[label]: https://exa</c>.</summary>
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

        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            if (line.Length > 0 && !Whole().IsMatch(line))
            {
                return false;
            }
        }

        return half is null || Half().IsMatch(half);
    }

    [GeneratedRegex(@"^\[(?!\^)(?:[^\[\]\\]|\\.)+\]:[ \t]*\S*(?:[ \t]+(?:""[^""]*""?|'[^']*'?|\([^)]*\)?))?[ \t]*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\[(?!\^)(?:[^\[\]\\]|\\.)*(?:\](?::[ \t]*\S*(?:[ \t]+(?:""[^""]*""?|'[^']*'?|\([^)]*\)?))?[ \t]*)?)?$")]
    private static partial Regex Half();
}
