using System.Text;

namespace ChatStudio.Core.Conversations;

/// <summary>Makes a title from the first prompt.</summary>
internal static class ConversationTitle
{
    public const int MaxLength = 60;

    // Enough to find sixty characters in, however long the prompt.
    private const int Considered = 400;

    /// <summary>The prompt's first words on one line, at most 60 characters, cut at a word with <c>…</c>.</summary>
    public static string From(string prompt)
    {
        var line = new StringBuilder(MaxLength + 1);
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
        if (title.Length <= MaxLength)
        {
            return isCut && title.Length < MaxLength ? title + "…" : title;
        }

        // At a word unless that would leave next to nothing, and never inside a surrogate pair.
        var end = title.LastIndexOf(' ', MaxLength - 1);
        end = end > MaxLength / 2 ? end : MaxLength - 1;
        end -= char.IsHighSurrogate(title[end - 1]) ? 1 : 0;
        return title[..end].TrimEnd() + "…";
    }

    // Control characters and the marks that reverse the direction of text around them.
    private static bool IsInvisible(Rune rune)
        => Rune.IsControl(rune) || rune.Value is (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0xfffd;
}
