using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>Draws a block that is one run of text. What is added to it goes to its last run; only a new run renders the block itself.</summary>
public abstract class TextView<TBlock> : BlockView<TBlock>
    where TBlock : MarkdownBlock
{
    private TextRuns? runs;

    protected RenderFragment Text => runs!.Render;

    protected abstract IReadOnlyList<MarkdownInline> Inlines { get; }

    protected override bool Update() => (runs ??= new TextRuns(Cell.Scope)).Update(Inlines, Cell.HasCaret);
}
