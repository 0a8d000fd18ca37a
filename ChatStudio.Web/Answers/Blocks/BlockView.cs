using ChatStudio.Core.Markdown;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>Draws one block.</summary>
public abstract class BlockView<TBlock> : CellView<BlockCell, TBlock>
    where TBlock : MarkdownBlock
{
    protected TBlock Block => Value;
}
