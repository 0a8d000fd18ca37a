using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>Draws a run of lines of a code block.</summary>
public sealed class CodeLinesView : CellView<CodeCell, CodeBlock>
{
    private readonly List<CodeLine> lines = [];

    protected override bool Update()
    {
        var all = Value.Lines;
        var end = Math.Min(Cell.First + CodeCell.Lines, all.Count);
        var count = Math.Max(0, end - Cell.First);
        if (lines.Count > count)
        {
            lines.RemoveRange(count, lines.Count - count);
        }

        var coloured = Cell.Colours?.Count ?? 0;
        for (var i = 0; i < count; i++)
        {
            var index = Cell.First + i;
            if (i == lines.Count)
            {
                lines.Add(new());
            }

            lines[i].Set(all[index], index < all.Count - 1);
            if (index < coloured && !lines[i].IsColoured)
            {
                lines[i].Colour(Cell.Colours![index]);
            }
        }

        return true;
    }

    // A box of its own: the browser lays out the run that grows and none of those above it.
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "run");
        for (var i = 0; i < lines.Count; i++)
        {
            builder.OpenRegion(2);
            lines[i].Add(builder, Cell.HasCaret && i == lines.Count - 1);
            builder.CloseRegion();
        }

        if (lines.Count == 0 && Cell.HasCaret)
        {
            builder.OpenRegion(3);
            Caret.Add(builder);
            builder.CloseRegion();
        }

        builder.CloseElement();
    }
}
