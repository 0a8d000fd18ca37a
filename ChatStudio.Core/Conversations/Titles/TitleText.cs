using System.Text.RegularExpressions;

namespace ChatStudio.Core.Conversations.Titles;

/// <summary>Makes a title of what a model said. Hostile text: whatever comes out is one short line without markup.</summary>
internal static partial class TitleText
{
    // A title is at the beginning of whatever else comes.
    private const int Considered = 8000;

    private static readonly char[] Quotes = ['"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '‹', '›', '「', '」', '『', '』', '`', '*', '_', '~'];

    /// <returns>At most <see cref="ConversationTitle.MaxLength"/> characters; null when there is no title in it.</returns>
    public static string? Read(string said)
    {
        var text = Thoughts().Replace(said[..Math.Min(said.Length, Considered)], "");
        // Some servers keep the opening mark to themselves.
        var end = text.LastIndexOf("</think>", StringComparison.OrdinalIgnoreCase);
        text = end < 0 ? text : text[(end + "</think>".Length)..];
        foreach (var line in text.Split(['\r', '\n', '\u2028', '\u2029']))
        {
            var title = ConversationTitle.From(WithoutMarkup(line));
            if (!title.Any(char.IsLetterOrDigit) || Preamble().IsMatch(title))
            {
                continue;
            }

            return Refusal().IsMatch(title) ? null : title;
        }

        return null;
    }

    private static string WithoutMarkup(string line)
    {
        var text = Tag().Replace(line, "");
        text = Link().Replace(text, "$1");
        text = Lead().Replace(text, "");
        text = Label().Replace(text.Trim().Trim(Quotes), "");
        text = text.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        text = text.Trim().Trim(Quotes).Trim();
        // "Version 2." and "What is a pool?" differ: a question stays one.
        return text.TrimEnd('.', '。', ';', ',').Trim(Quotes).Trim();
    }

    // <think>…</think>, and one that was never closed: everything behind it is thought.
    [GeneratedRegex("<(think|thinking|thought|reasoning)\\b[^>]*>.*?(</\\1\\s*>|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Thoughts();

    [GeneratedRegex("</?[a-z!][^<>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tag();

    // [text](address) and ![text](address)
    [GeneratedRegex(@"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    // "# ", "- ", "> ", "1. "
    [GeneratedRegex(@"^\s*(#{1,6}\s+|[-*+•]\s+|>\s*|\d{1,2}[.)]\s+)+", RegexOptions.None, 1000)]
    private static partial Regex Lead();

    // "Title: …", "**Title:** …", "Titel: …"
    [GeneratedRegex(@"^\W*(conversation\s+)?(title|titel|titre|título|titolo)\W*[:：]\W*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Label();

    // "Here is a title:", "Sure!"
    [GeneratedRegex(@"[:：]$|^(sure|certainly|of course|okay|ok)\W*$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^\W*((i\W?m|i am)\s+(sorry|unable|not able)|sorry\W*($|[,.!])|i\s+(can\W?t|cannot|can\s+not|won\W?t|will\s+not)\b|as\s+an?\s+(ai|language\s+model)\b|unable\s+to\b|untitled\b|no\s+title\b)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Refusal();
}
