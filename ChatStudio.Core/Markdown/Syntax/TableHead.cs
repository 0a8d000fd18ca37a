namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Tells which lines may be the head of a table.</summary>
internal static class TableHead
{
    /// <summary>Whether the line is a head when a delimiter row of as many columns follows it.</summary>
    public static bool MayBe(ReadOnlySpan<char> line) => HasPipeFirst(line) || Undecided(line) > 0;

    /// <summary>
    /// Whether the last line of a paragraph is shown as the head of a table: <c>| a | b |</c>. A line that does not begin with a pipe
    /// may become one too, but is prose far more often.
    /// </summary>
    public static bool HasPipeFirst(ReadOnlySpan<char> line) => line is ['|', ..] and not ['|', '|', ..] && (line.Length == 1 || !MayBeDelimiters(line));

    /// <summary>Whether the line may become the delimiter row, so that it is not shown: <c>|--</c>.</summary>
    public static bool MayBeDelimiters(ReadOnlySpan<char> line) => line.IndexOfAnyExcept("|:- \t") < 0;

    /// <summary>
    /// How much of the last line of a paragraph is not shown yet, because the line may be the head of a table: <c>a | b</c> is text up to
    /// the pipe until the next line says what it is. A long line with a pipe in it is prose, and so are pipes in code and formulas.
    /// </summary>
    public static int Undecided(ReadOnlySpan<char> line)
    {
        if (line.Length > SyntaxLimits.BareHead)
        {
            return 0;
        }

        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '|':
                    return line.Length - i;
                case '\\':
                    i++;
                    break;
                case '`' or '$':
                    var length = line[i..].IndexOfAnyExcept(line[i]) is > 0 and var run ? run : line.Length - i;
                    i += length - 1 + Inside(line[(i + length)..], line[i], length);
                    break;
            }
        }

        return 0;
    }

    // How far it goes on inside the mark; to the end of the line when it does not close there.
    private static int Inside(ReadOnlySpan<char> rest, char mark, int length)
    {
        if (mark == '$' && (rest.Length == 0 || char.IsWhiteSpace(rest[0]) || char.IsAsciiDigit(rest[0])))
        {
            return 0; // a price
        }

        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == mark)
            {
                var run = rest[i..].IndexOfAnyExcept(mark) is > 0 and var r ? r : rest.Length - i;
                i += run;
                if (run == length)
                {
                    return i;
                }
            }
        }

        return rest.Length;
    }
}
