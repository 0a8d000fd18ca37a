using System.Buffers;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// Finds text that would cost a parser far more than its length: measured on Markdig 1.6, 120 KB of <c>http://a.b/(</c> takes seconds,
/// 200 open brackets or 130 quote marks throw. One linear pass, before any parsing.
/// </summary>
internal static class HostileInput
{
    public const string TooDeep = "This part is nested too deeply to be shown as Markdown.";
    public const string TooDense = "This part has too many marks for its length to be shown as Markdown.";
    public const string TooManyAddresses = "This part has too many addresses run together to be shown as Markdown.";

    /// <summary>Blocks inside blocks beyond this are not read as Markdown; Markdig itself gives up at 128.</summary>
    public const int MaximumDepth = 64;

    private const int MaximumUnclosedBrackets = 100;
    private const int MaximumMarkersInLine = 60;
    private const int MaximumAddressesInWord = 16;

    // A mark that finds no partner may look through the whole text for one.
    private const long MaximumWork = 64_000_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("*_~`$<[!&\\");

    /// <summary>"> > - > 1. text": whether a line has more quote and list markers before its text than anybody writes.</summary>
    public static bool NestsTooDeeply(ReadOnlySpan<char> line)
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
                return markers > MaximumMarkersInLine;
            }
        }

        // Nothing but markers is a thematic break, however long, or so many empty quotes.
        return line.Count('>') > MaximumMarkersInLine;
    }

    /// <summary>The sentence for the reader, or null for ordinary running text.</summary>
    public static string? FindInText(ReadOnlySpan<char> text)
    {
        if (DeepestBracket(text) > MaximumUnclosedBrackets)
        {
            return TooDeep;
        }

        return AddressesInOneWord(text) > MaximumAddressesInWord ? TooManyAddresses
            : MarksIn(text) * text.Length > MaximumWork ? TooDense
            : null;
    }

    private static int DeepestBracket(ReadOnlySpan<char> text)
    {
        int open = 0, deepest = 0;
        while (text.IndexOfAny('[', ']') is var at and >= 0)
        {
            open = text[at] == '[' ? open + 1 : Math.Max(0, open - 1);
            deepest = Math.Max(deepest, open);
            text = text[(at + 1)..];
        }

        return deepest;
    }

    private static int AddressesInOneWord(ReadOnlySpan<char> text)
    {
        var most = 0;
        while (text.IndexOf("://", StringComparison.Ordinal) is var at and >= 0)
        {
            var end = text[at..].IndexOfAny(' ', '\t', '\n');
            var word = end < 0 ? text[at..] : text.Slice(at, end);
            most = Math.Max(most, word.Count("://"));
            text = text[(at + word.Length)..];
        }

        return most;
    }

    private static long MarksIn(ReadOnlySpan<char> text)
    {
        long marks = 0;
        while (text.IndexOfAny(Marks) is var at and >= 0)
        {
            marks++;
            text = text[(at + 1)..];
        }

        return marks;
    }
}
