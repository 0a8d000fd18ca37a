using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>The places of a list of blocks, kept while the list grows.</summary>
/// <param name="outline">For the top level of an answer: gives its headings their place in the outline of the page.</param>
internal sealed class BlockCells(BlockScope scope, HeadingOutline? outline = null)
{
    private readonly List<BlockCell> cells = [];

    public int Count => cells.Count;

    /// <summary>Hands each place its block.</summary>
    /// <returns>Whether places came or went, so that the parent has to render.</returns>
    public bool Update(IReadOnlyList<MarkdownBlock> blocks, bool hasCaret, bool isTight = false)
    {
        var changed = cells.Count > blocks.Count;
        if (changed)
        {
            cells.RemoveRange(blocks.Count, cells.Count - blocks.Count);
        }

        outline?.Begin();
        for (var i = 0; i < blocks.Count; i++)
        {
            var view = ViewOf(blocks[i], isTight);
            var level = blocks[i] is Heading heading ? outline?.Place(heading.Level) ?? 0 : 0;
            if (i == cells.Count || cells[i].View != view || cells[i].Outline != level)
            {
                var cell = new BlockCell(view, scope, level);
                changed = true;
                if (i == cells.Count)
                {
                    cells.Add(cell);
                }
                else
                {
                    cells[i] = cell;
                }
            }

            cells[i].Set(blocks[i], hasCaret && i == blocks.Count - 1);
        }

        return changed;
    }

    public RenderFragment Render => builder =>
    {
        foreach (var cell in cells)
        {
            builder.OpenComponent(0, cell.View);
            builder.SetKey(cell);
            builder.AddComponentParameter(1, "Cell", cell);
            builder.CloseComponent();
        }
    };

    private static Type ViewOf(MarkdownBlock block, bool isTight) => block switch
    {
        Paragraph when isTight => typeof(TightTextView),
        Paragraph => typeof(ParagraphView),
        Heading => typeof(HeadingView),
        CodeBlock => typeof(CodeBlockView),
        ListBlock => typeof(ListBlockView),
        Quote => typeof(QuoteView),
        Alert => typeof(AlertView),
        Table => typeof(TableView),
        ThematicBreak => typeof(ThematicBreakView),
        HtmlBlock => typeof(HtmlBlockView),
        MathBlock => typeof(MathBlockView),
        FootnoteDefinition => typeof(FootnoteDefinitionView),
        PlainText => typeof(PlainTextView),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "There is no view for this kind of block."),
    };
}
