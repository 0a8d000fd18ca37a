namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// A block is shown as ended while the line below it is still being written, and ends when that line is complete. If both come to the
/// same, they are the same object: the page has nothing to do.
/// </summary>
internal static class BlockReuse
{
    /// <summary>The block as ended: what was shown before when nothing changed since.</summary>
    public static MarkdownBlock End(BlockMemo memo, MarkdownBlock block) =>
        (MarkdownBlock)(memo.Ended = IsSame(memo.Ended, block) ? memo.Ended : block)!;

    public static ListItem End(BlockMemo memo, ListItem item) =>
        (memo.EndedItem = IsSame(memo.EndedItem, item) ? memo.EndedItem : item)!;

    /// <summary>The block that is closed now, or the one that was shown for it.</summary>
    public static MarkdownBlock? Of(BlockMemo memo, MarkdownBlock? block)
    {
        var ended = memo.Ended;
        memo.Ended = null;
        return IsSame(ended, block) ? ended : block;
    }

    public static ListItem Of(BlockMemo memo, ListItem item)
    {
        var ended = memo.EndedItem;
        memo.EndedItem = null;
        return IsSame(ended, item) ? ended! : item;
    }

    private static bool IsSame(ListItem? a, ListItem b) => a is not null && a.Task == b.Task && AreSame(a.Blocks, b.Blocks);

    private static bool IsSame(MarkdownBlock? a, MarkdownBlock? b) => (a, b) switch
    {
        (ListBlock x, ListBlock y) => x.IsOrdered == y.IsOrdered && x.Start == y.Start && x.IsTight == y.IsTight && AreSame(x.Items, y.Items),
        (Quote x, Quote y) => AreSame(x.Blocks, y.Blocks),
        (Alert x, Alert y) => x.Kind == y.Kind && AreSame(x.Blocks, y.Blocks),
        (FootnoteDefinition x, FootnoteDefinition y) => x.Label == y.Label && AreSame(x.Blocks, y.Blocks),
        (Table x, Table y) => x.Columns == y.Columns && x.Head == y.Head && AreSame(x.Rows, y.Rows),
        (CodeBlock x, CodeBlock y) => x.Language == y.Language && x.Info == y.Info && x.IsOpen == y.IsOpen && AreSame(x.Lines, y.Lines),
        (null, _) or (_, null) => false,
        (HtmlBlock x, HtmlBlock y) => x.Lines.SequenceEqual(y.Lines),
        (MathBlock x, MathBlock y) => x.IsOpen == y.IsOpen && x.Lines.SequenceEqual(y.Lines),
        (ThematicBreak, ThematicBreak) => true,
        _ => ReferenceEquals(a, b),
    };

    private static bool AreSame<T>(IReadOnlyList<T> a, IReadOnlyList<T> b)
        where T : class
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!ReferenceEquals(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }
}
