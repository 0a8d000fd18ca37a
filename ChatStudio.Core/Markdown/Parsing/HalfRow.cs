using ChatStudio.Core.Markdown.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>A line of a table that is not complete, or not known to be one yet.</summary>
internal static class HalfRow
{
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
