namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>
/// Cuts text the way byte-pair tokenizers do on average: about four characters each, words with their leading space, digits
/// in threes, runs of line breaks and indentation together. Joined again the pieces are the text.
/// </summary>
internal static class TextTokenizer
{
    private const int LongestWord = 8;
    private const int WordPiece = 6;
    private const int LongestPunctuation = 4;

    // Role and separators around each message.
    private const int MessageOverhead = 4;

    public static int CountPrompt(SpokenTurn turn) => MessageOverhead + Count(turn.Text);

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; count++)
        {
            at += Next(text[at..]);
        }

        return count;
    }

    public static List<string> Split(string text)
    {
        var tokens = new List<string>(text.Length / 4 + 1);
        for (var at = 0; at < text.Length;)
        {
            var length = Next(text.AsSpan(at));
            tokens.Add(text.Substring(at, length));
            at += length;
        }

        return tokens;
    }

    /// <summary>Length of the first token; at least 1, and never between the halves of a surrogate pair.</summary>
    private static int Next(ReadOnlySpan<char> text)
    {
        if (text[0] is '\n')
        {
            return Run(text, 0, static c => c is '\n');
        }

        var start = text[0] is ' ' && text.Length > 1 ? 1 : 0;
        var first = text[start];
        if (first is ' ')
        {
            // Indentation: all but the last space, which leads the next word.
            var spaces = Run(text, 0, static c => c is ' ');
            return spaces == text.Length || text[spaces] is '\n' ? spaces : spaces - 1;
        }

        if (IsLatinLetter(first))
        {
            var word = Run(text, start, IsLatinLetter);
            return word <= LongestWord ? word : start + WordPiece;
        }

        if (char.IsAsciiDigit(first))
        {
            return Math.Min(Run(text, start, char.IsAsciiDigit), start + 3);
        }

        if (char.IsHighSurrogate(first) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]))
        {
            return start + 2;
        }

        // "); and ``` and |---| as byte-pair vocabularies have them
        return !IsPunctuation(first) ? start + 1 : Math.Min(Run(text, start, IsPunctuation), start + LongestPunctuation);
    }

    private static int Run(ReadOnlySpan<char> text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsPunctuation(char c) => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c is > ' ' and not '\x7f';

    private static bool IsLatinLetter(char c) => char.IsAsciiLetter(c) || c is >= 'À' and <= 'ɏ';
}
