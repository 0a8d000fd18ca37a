using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>
/// Turns the last line of an open paragraph into the head of a table when a delimiter row follows it. Markdig's own pipe tables
/// are found while inlines are read, over the whole paragraph; these are found line by line, so a row that is complete stays as it
/// is and a table of 300 rows costs no more per row than one of three.
/// </summary>
internal sealed class TableHeadParser : BlockParser
{
    public TableHeadParser() => OpeningCharacters = ['|', '-', ':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.CurrentBlock is not ParagraphBlock { Lines.Count: > 0 } paragraph
            || paragraph.Parent != processor.GetCurrentContainerOpened()
            || TableLine.Delimiters(processor.Line.AsSpan()) is not { } columns)
        {
            return BlockState.None;
        }

        ref var head = ref paragraph.Lines.Lines[paragraph.Lines.Count - 1];
        var cells = TableLine.Cells(head.Slice.AsSpan(), TableLine.MaximumColumns + 1);
        if (cells.Count != columns.Count || !TableHead.MayBe(head.Slice.AsSpan().TrimStart()))
        {
            return BlockState.None;
        }

        var table = new TableSyntax(this, columns)
        {
            Column = processor.Column,
            Line = processor.LineIndex - 1,
            LastLine = processor.LineIndex,
            Span = new SourceSpan(head.Slice.Start, processor.Line.End),
        };
        AddRow(table, cells, head.Slice.Start);
        var container = paragraph.Parent!;
        if (paragraph.Lines.Count == 1)
        {
            processor.Discard(paragraph);
        }
        else
        {
            paragraph.Lines.RemoveAt(paragraph.Lines.Count - 1);
            processor.Close(paragraph);
        }

        // Added closed: a row is a line that no other parser wants, and TableRowParser is asked last.
        table.IsOpen = false;
        container.Add(table);
        return BlockState.BreakDiscard;
    }

    internal void AddRow(TableSyntax table, List<string> cells, int start)
    {
        var row = new TableRowSyntax(this) { IsOpen = false, Span = new SourceSpan(start, start) };
        foreach (var cell in cells)
        {
            row.Add(new TableCellSyntax(this, cell) { IsOpen = false });
        }

        table.Add(row);
    }
}
