namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// Marks that are open where a text was cut. They are written before the rest of it, so that it is read in the same emphasis, and what
/// is read of it is put into the emphasis that stands at the end of what was read before.
/// </summary>
/// <param name="Depth">How many there are.</param>
/// <param name="Text">As they are written: <c>**¦ *¦ `¦</c>, with a character that no text has for <c>¦</c>.</param>
internal sealed record Openers(int Depth, string Text)
{
    // Neither a blank nor punctuation: a mark before it opens, and nothing closes behind the blank that parts two of them.
    private const char Boundary = '\ufdd1';

    public const int Deepest = 6;

    public static readonly Openers None = new(0, "");

    public Openers And(char mark, int length) => new(Depth + 1, string.Concat(Text, Depth > 0 ? " " : "", new string(mark, length)) + Boundary);

    /// <summary>Puts <paramref name="more"/>, whose text began with these, behind <paramref name="inlines"/>.</summary>
    public void Join(List<MarkdownInline> inlines, IReadOnlyList<MarkdownInline> more) => Join(inlines, more, Depth);

    private static void Join(List<MarkdownInline> inlines, IReadOnlyList<MarkdownInline> more, int depth)
    {
        if (depth == 0 || more.Count == 0)
        {
            TextParts.Join(inlines, depth == 0 ? more : [.. more.Select(Bare)]);
            return;
        }

        var goesOn = inlines is [.., var last] ? Joined(last, more[0], depth) : null;
        if (goesOn is not null)
        {
            inlines[^1] = goesOn;
            TextParts.Join(inlines, [.. more.Skip(1)]);
        }
        else
        {
            TextParts.Join(inlines, [.. more.Select(Bare)]);
        }
    }

    // Null when they are not of one kind: then the text was not read as it was cut.
    private static MarkdownInline? Joined(MarkdownInline last, MarkdownInline next, int depth) => (last, next) switch
    {
        (MarkdownInline.Emphasis a, MarkdownInline.Emphasis b) => new MarkdownInline.Emphasis(Joined(a.Children, b.Children, depth)),
        (MarkdownInline.Strong a, MarkdownInline.Strong b) => new MarkdownInline.Strong(Joined(a.Children, b.Children, depth)),
        (MarkdownInline.Strikethrough a, MarkdownInline.Strikethrough b) => new MarkdownInline.Strikethrough(Joined(a.Children, b.Children, depth)),
        (MarkdownInline.Code a, MarkdownInline.Code b) => new MarkdownInline.Code(a.Value + b.Value.TrimStart(Boundary)),
        _ => null,
    };

    private static List<MarkdownInline> Joined(IReadOnlyList<MarkdownInline> last, IReadOnlyList<MarkdownInline> next, int depth)
    {
        var all = new List<MarkdownInline>(last);
        if (next is [MarkdownInline.Text { Value: [Boundary, ..] } first, ..])
        {
            // "¦ " before the next mark, "¦text" behind the last one
            var text = depth > 1 ? first.Value[1..].TrimStart(' ') : first.Value[1..];
            IEnumerable<MarkdownInline> others = next.Skip(1);
            next = [.. text.Length > 0 ? others.Prepend(new MarkdownInline.Text(text)) : others];
        }

        Join(all, next, depth - 1);
        return all;
    }

    private static MarkdownInline Bare(MarkdownInline inline) => inline switch
    {
        MarkdownInline.Text text => new MarkdownInline.Text(text.Value.TrimStart(Boundary)),
        MarkdownInline.Code code => new MarkdownInline.Code(code.Value.TrimStart(Boundary)),
        MarkdownInline.Emphasis e => new MarkdownInline.Emphasis([.. e.Children.Select(Bare)]),
        MarkdownInline.Strong s => new MarkdownInline.Strong([.. s.Children.Select(Bare)]),
        MarkdownInline.Strikethrough s => new MarkdownInline.Strikethrough([.. s.Children.Select(Bare)]),
        _ => inline,
    };
}
