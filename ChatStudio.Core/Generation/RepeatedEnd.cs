namespace ChatStudio.Core.Generation;

/// <summary>
/// The end of an answer, which a model that is asked to go on often says again: the word it was in, the line, the paragraph.
/// The longest exact overlap that is no coincidence counts.
/// </summary>
/// <remarks>
/// <code>
/// the scheduler pa|packs streams     "pa" is said again
/// hel|lo                             the "l" is not: a model begins again where a word does
/// an apple and a| apricot            nor is " a": the next word begins as the last one does
/// 0, 0, 0,| 0, 0, 0                  nor this, nor a line end in a string: signs and digits repeat by themselves
/// </code>
/// </remarks>
internal sealed class RepeatedEnd(string text) : IRepetition
{
    /// <summary>Characters. A model that says more than this again is no longer going on.</summary>
    public const int Longest = 4_000;

    // As long as this nothing repeats by chance, wherever it begins and ends.
    private const int CertainLength = 12;

    private ReadOnlySpan<char> End => text.AsSpan(Math.Max(0, text.Length - Longest));

    // Even after the whole overlap the next character is awaited: it tells whether the overlap ends where a word does.
    public bool MayGoOn(ReadOnlySpan<char> arrived) => End.IndexOf(arrived, StringComparison.Ordinal) >= 0;

    public int LengthIn(ReadOnlySpan<char> arrived)
    {
        for (var length = Math.Min(arrived.Length, End.Length); length > 0; length--)
        {
            if (End.EndsWith(arrived[..length], StringComparison.Ordinal) && IsSaidAgain(arrived, length))
            {
                return length;
            }
        }

        return 0;
    }

    private bool IsSaidAgain(ReadOnlySpan<char> arrived, int length)
    {
        var overlap = arrived[..length];
        var cutsWordOfEnd = length < text.Length && IsInWord(text[^(length + 1)], overlap[0]);
        var beginsWord = char.IsLetterOrDigit(overlap[0]);
        var cutsNewWord = !beginsWord && length < arrived.Length && IsInWord(overlap[^1], arrived[length]);
        return Letters(overlap) >= (beginsWord ? 1 : 2) && (length >= CertainLength || !(cutsWordOfEnd || cutsNewWord));
    }

    private static bool IsInWord(char before, char after) => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);

    private static int Letters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsLetter(c) ? 1 : 0;
        }

        return count;
    }
}
