using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>The runs of a text that grows. Where one ends depends on what is in it only, so all but the last are drawn once.</summary>
internal sealed class TextRuns(BlockScope scope)
{
    private const int MostInlines = 16;
    private const int MostCharacters = 512;

    private readonly List<RunCell> cells = [];
    private MarkdownInline? first;
    private int lastStart; // of the last run

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
        var (count, start) = Finished(inlines);
        for (; start < inlines.Count || count == 0; count++)
        {
            var end = End(inlines, start);
            if (count == cells.Count)
            {
                cells.Add(new RunCell(scope));
            }

            var isLast = end >= inlines.Count;
            cells[count].Set(Same(cells[count].Value, inlines, start, end) ?? Run(inlines, start, end), hasCaret && isLast);
            (lastStart, start) = (start, end);
        }

        cells.RemoveRange(count, cells.Count - count);
        first = inlines.Count > 0 ? inlines[0] : null;
        return cells.Count != known;
    }

    // A text that grows keeps its inlines, one that was read again has none of them: where the first and those of the last run but one
    // are the same, so is everything between.
    private (int Count, int Start) Finished(IReadOnlyList<MarkdownInline> inlines)
    {
        if (cells.Count < 2 || lastStart >= inlines.Count || !ReferenceEquals(first, inlines[0]) || cells[^2].Value is not TextRun { Inlines.Count: var size } run
            || Same(run, inlines, lastStart - size, lastStart) is null)
        {
            return (0, 0);
        }

        return (cells.Count - 1, lastStart);
    }

    private static TextRun Run(IReadOnlyList<MarkdownInline> inlines, int start, int end)
    {
        var run = new MarkdownInline[end - start];
        for (var i = start; i < end; i++)
        {
            run[i - start] = inlines[i];
        }

        return new TextRun(run);
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
