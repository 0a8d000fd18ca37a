using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>Draws a block that holds blocks. A change inside goes to the block it concerns; only a new block renders the container.</summary>
public abstract class ContainerView<TBlock> : BlockView<TBlock>
    where TBlock : MarkdownBlock
{
    private BlockCells? cells;

    protected RenderFragment Children => cells!.Render;

    protected abstract IReadOnlyList<MarkdownBlock> Blocks { get; }

    protected override bool Update() => (cells ??= new BlockCells(Cell.Scope)).Update(Blocks, Cell.HasCaret);
}
