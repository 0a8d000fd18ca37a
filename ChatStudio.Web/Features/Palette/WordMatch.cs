namespace ChatStudio.Web.Features.Palette;

/// <summary>How well words match what was typed, and which of their letters do.</summary>
/// <param name="Score">Higher is better; 0 when nothing was typed.</param>
/// <param name="Marks">The letters that match, in order and apart from each other.</param>
public sealed record WordMatch(int Score, IReadOnlyList<(int Start, int Length)> Marks)
{
    // Each typed word counts for how it is found; at the very start it is what the person is about to spell out.
    private const int AtStart = 8;
    private const int AtWord = 6;
    private const int Inside = 3;
    private const int Scattered = 1;

    /// <summary>
    /// Every typed word must be found: as the beginning of a word, inside one, or letter by letter from the beginnings of words
    /// (<c>rla</c> for <c>Regenerate the last answer</c>). Case does not count.
    /// </summary>
    /// <returns>Null when a typed word is not found.</returns>
    public static WordMatch? Find(string words, string typed)
    {
        var score = 0;
        var marks = new List<(int Start, int Length)>();
        foreach (var word in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Best(words, word) is not { } found)
            {
                return null;
            }

            score += found.Score;
            marks.AddRange(found.Marks);
        }

        return new(score, Joined(marks));
    }

    private static WordMatch? Best(string words, string word)
    {
        WordMatch? best = null;
        for (var start = 0; (start = words.IndexOf(word, start, StringComparison.OrdinalIgnoreCase)) >= 0; start += word.Length)
        {
            var score = start == 0 ? AtStart : IsWordStart(words, start) ? AtWord : Inside;
            if (best is null || score > best.Score)
            {
                best = new(score, [(start, word.Length)]);
            }
        }

        return best ?? ByInitials(words, word);
    }

    private static WordMatch? ByInitials(string words, string word)
    {
        var marks = new List<(int, int)>();
        for (var i = 0; i < words.Length && marks.Count < word.Length; i++)
        {
            if (IsWordStart(words, i) && char.ToUpperInvariant(words[i]) == char.ToUpperInvariant(word[marks.Count]))
            {
                marks.Add((i, 1));
            }
        }

        return word.Length > 1 && marks.Count == word.Length ? new(Scattered, marks) : null;
    }

    private static bool IsWordStart(string words, int index)
        => char.IsLetterOrDigit(words[index]) && (index == 0 || !char.IsLetterOrDigit(words[index - 1]));

    // "re" and "reg" typed for "Regenerate" mark its first three letters once.
    private static List<(int Start, int Length)> Joined(List<(int Start, int Length)> marks)
    {
        var joined = new List<(int Start, int Length)>();
        foreach (var (start, length) in marks.Order())
        {
            if (joined is [.., var last] && start <= last.Start + last.Length)
            {
                joined[^1] = (last.Start, Math.Max(last.Length, start + length - last.Start));
            }
            else
            {
                joined.Add((start, length));
            }
        }

        return joined;
    }
}
