namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// Finds text that would cost a parser far more than its length: measured on Markdig 1.6, 120 KB of <c>http://a.b/(</c> takes seconds,
/// 200 open brackets or 130 quote marks throw. One linear pass, before any parsing.
/// </summary>
internal static class HostileInput
{
    private const int MaximumUnclosedBrackets = 100;
    private const int MaximumMarkersInLine = 60;
    private const int MaximumAddressesInWord = 16;

    /// <summary>The sentence for the reader, or null for ordinary text.</summary>
    public static string? Find(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (Brackets(line) > MaximumUnclosedBrackets || Markers(line) > MaximumMarkersInLine)
            {
                return "This part is nested too deeply to be shown as Markdown.";
            }

            if (AddressesInOneWord(line) > MaximumAddressesInWord)
            {
                return "This part has too many addresses run together to be shown as Markdown.";
            }
        }

        return null;
    }

    private static int Brackets(ReadOnlySpan<char> line)
    {
        int open = 0, deepest = 0;
        foreach (var c in line)
        {
            open = c switch { '[' => open + 1, ']' => Math.Max(0, open - 1), _ => open };
            deepest = Math.Max(deepest, open);
        }

        return deepest;
    }

    // "> > - > 1. text": quote and list markers before the text of a line
    private static int Markers(ReadOnlySpan<char> line)
    {
        var markers = 0;
        foreach (var c in line)
        {
            if (c is '>' or '-' or '*' or '+')
            {
                markers++;
            }
            else if (c is not (' ' or '\t' or '.' or ')') && !char.IsAsciiDigit(c))
            {
                return markers;
            }
        }

        return 0; // nothing but markers: a thematic break, however long
    }

    private static int AddressesInOneWord(ReadOnlySpan<char> line)
    {
        var most = 0;
        while (line.IndexOf("://", StringComparison.Ordinal) is var at && at >= 0)
        {
            var end = line[at..].IndexOfAny(' ', '\t');
            var word = end < 0 ? line[at..] : line.Slice(at, end);
            most = Math.Max(most, word.Count("://"));
            line = line[(at + word.Length)..];
        }

        return most;
    }
}
