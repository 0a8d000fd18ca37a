namespace ChatStudio.Web.Answers.Blocks;

/// <param name="isTight">The list has no blank lines between its items.</param>
public sealed class ItemCell(BlockScope scope, bool isTight) : Cell(typeof(ListItemView))
{
    public BlockScope Scope { get; } = scope;

    public bool IsTight { get; } = isTight;
}
