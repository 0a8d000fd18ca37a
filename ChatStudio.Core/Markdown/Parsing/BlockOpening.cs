using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// What the beginning of a paragraph says about the block around it: a box makes a list item a task (GFM 0.29, section 5.3), a line
/// with a kind makes a quote an alert (GitHub's <c>[!NOTE]</c>).
/// </summary>
/// <param name="Length">How much of the paragraph it takes.</param>
internal readonly partial record struct BlockOpening(int Length, bool? Task, AlertKind? Alert)
{
    /// <param name="text">The paragraph, or its first line while it is open.</param>
    public static BlockOpening Of(ParagraphBlock paragraph, string text)
    {
        if (paragraph.Parent is not { } parent || parent[0] != paragraph || !text.StartsWith('['))
        {
            return default;
        }

        if (parent is ListItemBlock && Box().Match(text) is { Success: true } box)
        {
            return new BlockOpening(box.Length, box.Groups[1].Value != " ", null);
        }

        return parent is QuoteBlock && Kind().Match(text) is { Success: true } kind
            ? new BlockOpening(kind.Length, null, Enum.Parse<AlertKind>(kind.Groups[1].Value, ignoreCase: true))
            : default;
    }

    /// <summary>Whether the text may still become an opening, so that it is not shown yet: <c>[x</c>.</summary>
    public static bool MayBecomeBox(string text) => HalfBox().IsMatch(text);

    public void Tell(ParagraphBlock paragraph)
    {
        if (Length > 0)
        {
            var memo = BlockMemo.Of(paragraph.Parent!);
            memo.Task = Task;
            memo.Alert = Alert;
        }
    }

    // "[x] done": the blank after the box belongs to it
    [GeneratedRegex(@"^\[([ xX])\][ \t]+(?=\S)")]
    private static partial Regex Box();

    [GeneratedRegex(@"^\[(?:[ xX](?:\][ \t]*)?)?$")]
    private static partial Regex HalfBox();

    [GeneratedRegex(@"^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Kind();
}
