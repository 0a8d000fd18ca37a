using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>Draws a run of text.</summary>
public sealed class TextRunView : CellView<RunCell, TextRun>
{
    private InlineRenderer? renderer;

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        (renderer ??= new InlineRenderer(Cell.Scope)).Fragment(Value.Inlines, Cell.HasCaret)(builder);
}
