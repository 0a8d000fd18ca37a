namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Whether two runs of text are drawn alike. Records compare their lists by reference.</summary>
internal static class InlineEquality
{
    public static bool Same(IReadOnlyList<MarkdownInline> a, IReadOnlyList<MarkdownInline> b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!Same(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(MarkdownInline a, MarkdownInline b) => (a, b) switch
    {
        (MarkdownInline.Emphasis x, MarkdownInline.Emphasis y) => Same(x.Children, y.Children),
        (MarkdownInline.Strong x, MarkdownInline.Strong y) => Same(x.Children, y.Children),
        (MarkdownInline.Strikethrough x, MarkdownInline.Strikethrough y) => Same(x.Children, y.Children),
        (MarkdownInline.Link x, MarkdownInline.Link y) => x.Url == y.Url && x.Title == y.Title && Same(x.Children, y.Children),
        _ => a == b,
    };
}
