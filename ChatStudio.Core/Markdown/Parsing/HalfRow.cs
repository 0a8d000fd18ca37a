using ChatStudio.Core.Markdown.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>A line of a table that is not complete, or not known to be one yet.</summary>
internal static class HalfRow
{
    // Heads of tables are short; while a longer line streams, holding it back would look like a stall.
    private const int LongestBareHead = 240;

    /// <summary>
    /// Whether the last line of a paragraph is shown as the head of a table: <c>| a | b |</c>. A line that does not begin with a pipe
    /// may become one too, but is prose far more often.
    /// </summary>
    public static bool IsHead(string line) => line.StartsWith('|') && !line.StartsWith("||", StringComparison.Ordinal);

    /// <summary>Whether the line may become the delimiter row, so that it is not shown: <c>|--</c>.</summary>
    public static bool MayBeDelimiters(string line) => line.AsSpan().IndexOfAnyExcept("|:- \t") < 0;

    /// <summary>
    /// How much of the last line of a paragraph is not shown yet, because the line may be the head of a table: <c>a | b</c> is text up to
    /// the pipe until the next line says what it is. A long line with a pipe in it is prose, and so are pipes in code and formulas.
    /// </summary>
    public static int HeldBack(string line)
    {
        if (line.Length > LongestBareHead)
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
                    var length = line.AsSpan(i).IndexOfAnyExcept(line[i]) is > 0 and var run ? run : line.Length - i;
                    i += length - 1 + Inside(line.AsSpan(i + length), line[i], length);
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

    public static IEnumerable<MarkdownBlock> Head(string line, InlineReader reader)
    {
        var columns = TableLine.Cells(line, TableLine.MaximumColumns).Count;
        var head = Of(line, columns, reader);
        while (columns > 0 && head.Cells[columns - 1].Count == 0 && !line.AsSpan().TrimEnd().EndsWith("|"))
        {
            columns--;
        }

        return columns == 0 ? [] : [new Table([.. Enumerable.Repeat(ColumnAlignment.None, columns)], new TableRow([.. head.Cells.Take(columns)]), [])];
    }

    public static TableRow Of(string line, int columns, InlineReader reader)
    {
        var texts = TableLine.Cells(line, columns);
        var last = line.AsSpan().TrimEnd().EndsWith("|") ? -1 : texts.Count - 1;
        var cells = new IReadOnlyList<MarkdownInline>[columns];
        for (var i = 0; i < columns; i++)
        {
            var text = i < texts.Count ? texts[i] : "";
            text = i == last ? InlineMender.Mend(text).Text : text;
            cells[i] = text.Length > 0 ? reader.ReadOrPlain(text) : [];
        }

        return new TableRow(cells);
    }
}
