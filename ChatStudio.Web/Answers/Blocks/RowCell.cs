using ChatStudio.Core.Markdown;

namespace ChatStudio.Web.Answers.Blocks;

public sealed class RowCell(BlockScope scope, IReadOnlyList<ColumnAlignment> columns) : Cell(typeof(TableRowView))
{
    public BlockScope Scope { get; } = scope;

    public IReadOnlyList<ColumnAlignment> Columns { get; } = columns;
}
