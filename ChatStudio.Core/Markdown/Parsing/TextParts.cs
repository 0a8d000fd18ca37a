namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// A run of plain text as inlines. A long one is several, cut at places that depend on its beginning only: while it grows, all but
/// the last stay as they are, and so does what is drawn of them.
/// </summary>
internal static class TextParts
{
    /// <summary>Characters in a full part.</summary>
    public const int Longest = 512;

    public static void Add(List<MarkdownInline> inlines, string text)
    {
        var at = 0;
        while (text.Length - at > Longest)
        {
            var length = char.IsHighSurrogate(text[at + Longest - 1]) ? Longest - 1 : Longest;
            inlines.Add(new MarkdownInline.Text(text.Substring(at, length)));
            at += length;
        }

        if (at < text.Length)
        {
            inlines.Add(new MarkdownInline.Text(at == 0 ? text : text[at..]));
        }
    }

    /// <summary>Puts <paramref name="more"/> behind <paramref name="inlines"/>, as if the text had been read in one.</summary>
    public static void Join(List<MarkdownInline> inlines, IReadOnlyList<MarkdownInline> more)
    {
        var taken = 0;
        if (inlines is [.., MarkdownInline.Text last])
        {
            while (taken < more.Count && more[taken] is MarkdownInline.Text)
            {
                taken++;
            }

            if (taken > 0)
            {
                inlines.RemoveAt(inlines.Count - 1);
                Add(inlines, last.Value + string.Concat(more.Take(taken).Cast<MarkdownInline.Text>().Select(t => t.Value)));
            }
        }

        for (; taken < more.Count; taken++)
        {
            inlines.Add(more[taken]);
        }
    }
}
