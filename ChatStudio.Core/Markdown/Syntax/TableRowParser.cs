using Markdig.Parsers;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Appends a line to the table directly above it. Asked after every other parser but the paragraph's: whatever starts a block ends the table.</summary>
internal sealed class TableRowParser(TableHeadParser head) : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsBlankLine || processor.IsCodeIndent
            || processor.GetCurrentContainerOpened()?.LastChild is not TableSyntax table
            || table.LastLine != processor.LineIndex - 1)
        {
            return BlockState.None;
        }

        head.AddRow(table, TableLine.Cells(processor.Line.AsSpan(), table.Columns.Count), processor.Start);
        table.LastLine = processor.LineIndex;
        table.UpdateSpanEnd(processor.Line.End);
        return BlockState.BreakDiscard;
    }
}
