using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>A table while it is being read: its rows are containers of <see cref="TableCellSyntax"/>, the first one is the head.</summary>
internal sealed class TableSyntax(BlockParser parser, IReadOnlyList<ColumnAlignment> columns) : ContainerBlock(parser)
{
    public IReadOnlyList<ColumnAlignment> Columns { get; } = columns;

    /// <summary>Index of the last line that belongs to the table; the next row must follow it directly.</summary>
    public int LastLine { get; set; }
}
