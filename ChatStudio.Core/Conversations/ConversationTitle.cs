using System.Text;

namespace ChatStudio.Core.Conversations;

/// <summary>Makes a title from the first prompt.</summary>
internal static class ConversationTitle
{
    public const int MaxLength = 60;

    private const int PreviewLength = 160;

    // What begins a heading, a list, a quote, code, a table or a rule.
    private const string LineMarks = " \t\r#>*-_=+`~|";

    // Enough to find what is shown in, however long the prompt.
    private const int Considered = 400;

    /// <summary>The prompt's first words on one line, at most 60 characters, cut at a word with <c>…</c>.</summary>
    public static string From(string prompt) => From(prompt, MaxLength);

    /// <summary>The same of an answer: its first line that says something, without the marks of Markdown in front and around.</summary>
    public static string OfAnswer(string answer)
    {
        var rest = answer.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf('\n');
            var line = (end < 0 ? rest : rest[..end]).TrimStart(LineMarks).TrimEnd(LineMarks + ":.");
            if (!line.IsEmpty)
            {
                return From(line[..Math.Min(line.Length, Considered)].ToString().Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal));
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return "";
    }

    /// <summary>The same with up to 160 characters, for a list.</summary>
    public static string Preview(string prompt) => From(prompt, PreviewLength);

    /// <summary>A title that a person or a model wrote, made fit: on one line, without marks that cannot be seen; empty when nothing is left.</summary>
    public static string Clean(string title) => From(title, ConversationSummary.MaxTitleLength);

    private static string From(string prompt, int longest)
    {
        var line = new StringBuilder(longest + 1);
        var considered = prompt.AsSpan().TrimStart();
        var isCut = considered.Length > Considered;
        foreach (var rune in considered[..Math.Min(considered.Length, Considered)].EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                line.Append(line is [.., ' '] or [] ? "" : " ");
            }
            else if (!IsInvisible(rune))
            {
                line.Append(rune.ToString());
            }
        }

        var title = line.ToString().TrimEnd();
        if (title.Length <= longest)
        {
            return isCut && title.Length < longest ? title + "…" : title;
        }

        // At a word unless that would leave next to nothing, and never inside a surrogate pair.
        var end = title.LastIndexOf(' ', longest - 1);
        end = end > longest / 2 ? end : longest - 1;
        end -= char.IsHighSurrogate(title[end - 1]) ? 1 : 0;
        return title[..end].TrimEnd() + "…";
    }

    // Control characters and the marks that reverse the direction of text around them.
    private static bool IsInvisible(Rune rune)
        => Rune.IsControl(rune) || rune.Value is (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0xfffd;
}
