using System.Text;
using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>Lines of verbatim text that grow at their end, drawn as runs of text. Lines that have filled a part are looked at once.</summary>
internal sealed class VerbatimText(BlockScope scope)
{
    private const int FullPart = 512;

    private readonly TextRuns runs = new(scope);
    private readonly List<MarkdownInline> parts = [];
    private int full;
    private int next; // the first line behind the full parts
    private string first = "";
    private string last = "";

    public RenderFragment Render => runs.Render;

    /// <returns>Whether the block itself has to render.</returns>
    public bool Update(IReadOnlyList<string> lines, bool hasCaret)
    {
        if (next > 0 && (lines.Count < next || lines[0] != first || lines[next - 1] != last))
        {
            (full, next) = (0, 0); // another block has come into this place
        }

        parts.RemoveRange(full, parts.Count - full);
        var part = new StringBuilder();
        for (var i = next; i < lines.Count; i++)
        {
            part.Append(lines[i]).Append(i < lines.Count - 1 ? "\n" : "");
            if (part.Length >= FullPart && i < lines.Count - 1)
            {
                parts.Add(new MarkdownInline.Text(part.ToString()));
                part.Clear();
                (full, next) = (parts.Count, i + 1);
                (first, last) = (lines[0], lines[i]);
            }
        }

        if (part.Length > 0)
        {
            parts.Add(new MarkdownInline.Text(part.ToString()));
        }

        return runs.Update(parts, hasCaret);
    }
}
