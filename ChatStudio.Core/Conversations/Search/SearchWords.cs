using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatStudio.Core.Conversations.Search;

/// <summary>
/// The words of a query. A word is found at the beginning of a word of the text, whatever the case: <c>stall</c> in <c>Stalls</c>.
/// Chinese and Japanese, which have no blanks, are found anywhere.
/// </summary>
public sealed partial class SearchWords
{
    /// <summary>Words beyond this many are left out: each costs a look at the index.</summary>
    public const int MaxWords = 12;

    private const int MaxWordLength = 100;

    private const int ExcerptLength = 160;

    // What stands before the first hit in an excerpt.
    private const int Lead = 40;

    private SearchWords(IReadOnlyList<string> words) => Words = words;

    public IReadOnlyList<string> Words { get; }

    /// <summary>None is longer than a letter of a language that has longer words.</summary>
    internal bool AreLetters => Words.All(word => word.Length == 1 && char.IsLetter(word[0]) && !IsIdeograph(word[0]));

    public static SearchWords Of(string text) => new([.. text
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Length > MaxWordLength ? word[..MaxWordLength] : word)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Take(MaxWords)]);

    /// <summary>Whether every word is in the text.</summary>
    public bool AreIn(string text) => Words.All(word => Next(text, word, 0).Length > 0);

    /// <summary>The whole text on one line, marked.</summary>
    public Excerpt Mark(string text) => MarkLine(OneLine(text));

    /// <summary>About 160 characters around the first word that is found, marked, without the commonest marks of Markdown.</summary>
    public Excerpt Around(string text)
    {
        var first = Words.Select(word => Next(text, word, 0)).Where(hit => hit.Length > 0).Select(hit => hit.At).DefaultIfEmpty(0).Min();
        var start = Math.Max(0, first - Lead);
        start = start > 0 && text.IndexOf(' ', start, first - start) is >= 0 and var blank ? blank + 1 : start;
        start += start > 0 && char.IsLowSurrogate(text[start]) ? 1 : 0;
        var length = Math.Min(ExcerptLength, text.Length - start);
        length -= start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]) ? 1 : 0;
        var line = OneLine(Unmarked(text.Substring(start, length)));
        return MarkLine($"{(start > 0 ? "…" : "")}{line}{(start + length < text.Length ? "…" : "")}");
    }

    // What a reader of an answer does not see; unless it is looked for.
    private string Unmarked(string text) => Words.Any(word => word.AsSpan().ContainsAny("*`#")) ? text : MarkdownMarks().Replace(text, "");

    private Excerpt MarkLine(string line)
    {
        var hits = new List<(int At, int Length)>();
        foreach (var word in Words)
        {
            for (var hit = Next(line, word, 0); hit.Length > 0; hit = Next(line, word, hit.At + hit.Length))
            {
                hits.Add(hit);
            }
        }

        var parts = new List<ExcerptPart>();
        var at = 0;
        foreach (var (from, length) in hits.OrderBy(hit => hit.At).ThenByDescending(hit => hit.Length))
        {
            if (from > at)
            {
                parts.Add(new(line[at..from], false));
            }

            if (from + length > at)
            {
                var begin = Math.Max(at, from);
                parts.Add(new(line[begin..(from + length)], true));
                at = from + length;
            }
        }

        if (at < line.Length)
        {
            parts.Add(new(line[at..], false));
        }

        return new(parts);
    }

    private static (int At, int Length) Next(string text, string word, int from)
    {
        while (from < text.Length)
        {
            var at = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                break;
            }

            if (at == 0 || !char.IsLetterOrDigit(word[0]) || !char.IsLetterOrDigit(text[at - 1]) || IsIdeograph(word[0]))
            {
                return (at, word.Length);
            }

            from = at + 1;
        }

        return default;
    }

    internal static bool IsIdeograph(char c) => c > '\u02af' && char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    // **bold**, `code`, ## heading
    [GeneratedRegex(@"\*\*|`+|^[ \t]*#{1,6}[ \t]+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownMarks();

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                line.Append(line.Length == 0 || line[^1] == ' ' ? "" : " ");
            }
            else if (!char.IsControl(c))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }
}
