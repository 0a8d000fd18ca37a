using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>The runs of a text that grows. Where one ends depends on what is in it only, so all but the last are drawn once.</summary>
internal sealed class TextRuns(BlockScope scope)
{
    private const int MostInlines = 16;
    private const int MostCharacters = 512;

    private readonly List<RunCell> cells = [];

    public RenderFragment Render => builder =>
    {
        foreach (var cell in cells)
        {
            builder.OpenComponent<TextRunView>(0);
            builder.SetKey(cell);
            builder.AddComponentParameter(1, nameof(TextRunView.Cell), cell);
            builder.CloseComponent();
        }
    };

    /// <summary>Hands each run its inlines.</summary>
    /// <returns>Whether runs came or went, so that the parent has to render.</returns>
    public bool Update(IReadOnlyList<MarkdownInline> inlines, bool hasCaret)
    {
        var known = cells.Count;
        var count = 0;
        for (var start = 0; start < inlines.Count || count == 0; count++)
        {
            var end = End(inlines, start);
            if (count == cells.Count)
            {
                cells.Add(new RunCell(scope));
            }

            var isLast = end >= inlines.Count;
            cells[count].Set(Same(cells[count].Value, inlines, start, end) ?? new TextRun([.. inlines.Skip(start).Take(end - start)]), hasCaret && isLast);
            start = end;
        }

        cells.RemoveRange(count, cells.Count - count);
        return cells.Count != known;
    }

    private static int End(IReadOnlyList<MarkdownInline> inlines, int start)
    {
        var end = start;
        for (var characters = 0; end < inlines.Count && end - start < MostInlines && characters < MostCharacters; end++)
        {
            characters += inlines[end] is MarkdownInline.Text text ? text.Value.Length : 0;
        }

        return end;
    }

    private static TextRun? Same(object value, IReadOnlyList<MarkdownInline> inlines, int start, int end)
    {
        if (value is not TextRun run || run.Inlines.Count != end - start)
        {
            return null;
        }

        for (var i = start; i < end; i++)
        {
            if (!ReferenceEquals(run.Inlines[i - start], inlines[i]))
            {
                return null;
            }
        }

        return run;
    }
}
