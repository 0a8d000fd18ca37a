namespace ChatStudio.Web.Answers.Blocks;

/// <param name="outline">For a heading: its level in the outline of the page; 0 when it is not part of it.</param>
public sealed class BlockCell(Type view, BlockScope scope, int outline = 0) : Cell(view)
{
    public BlockScope Scope { get; } = scope;

    public int Outline { get; } = outline;
}
