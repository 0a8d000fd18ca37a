using ChatStudio.Core.Markdown.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>A line of a table that is not complete, or not known to be one yet.</summary>
internal static class HalfRow
{
    /// <summary>
    /// Whether the last line of a paragraph is shown as the head of a table: <c>| a | b |</c>. A line that does not begin with a pipe
    /// may become one too, but is prose far more often.
    /// </summary>
    public static bool IsHead(string line) => line.StartsWith('|') && !line.StartsWith("||", StringComparison.Ordinal);

    /// <summary>Whether the line may become the delimiter row, so that it is not shown: <c>|--</c>.</summary>
    public static bool MayBeDelimiters(string line) => line.AsSpan().IndexOfAnyExcept("|:- \t") < 0;

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
            text = i == last ? InlineMender.Mend(text, out _) : text;
            cells[i] = text.Length > 0 ? reader.ReadOrPlain(text) : [];
        }

        return new TableRow(cells);
    }
}
