using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Chat.Blocks;

/// <summary>Draws a block that is one run of text.</summary>
public abstract class TextView<TBlock> : BlockView<TBlock>
    where TBlock : MarkdownBlock
{
    private InlineRenderer? renderer;

    protected RenderFragment Text(IReadOnlyList<MarkdownInline> inlines) =>
        (renderer ??= new InlineRenderer(Cell.Scope)).Fragment(inlines, Cell.HasCaret);
}
