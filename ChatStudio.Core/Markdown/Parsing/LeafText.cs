using System.Text;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// The running text of the open leaf. It is read from the last place behind which nothing waits for a partner, so that one more word
/// costs a few words, however long the text is. What is shown of it is provisional: when the leaf closes its whole text is read once.
/// </summary>
internal sealed class LeafText(InlineReader reader)
{
    // Text in which something waits for its partner longer than this is shown as if it ended here.
    private const int LongestWait = 400;

    // Every reading begins with a little that was read before; a cut nearer than this would save nothing.
    private const int ShortestCut = 48;

    private readonly StringBuilder lines = new();
    private readonly List<MarkdownInline> done = [];
    private Paragraph? written;
    private int writtenLength;
    private int cut;

    public int Lines { get; private set; }

    /// <summary>Where the last whole line begins.</summary>
    public int LastLine { get; private set; }

    /// <summary>Lines of the source that have been taken in; the first of them may be an opening and no text.</summary>
    public int Taken { get; set; }

    public string Text => lines.ToString();

    /// <summary>The whole lines as they stand, nothing mended: what the paragraph is when it ends here, and the same object then.</summary>
    public Paragraph AsWritten()
    {
        if (written is null || writtenLength != lines.Length)
        {
            (written, writtenLength) = (new Paragraph(reader.ReadOrPlain(lines.ToString())), lines.Length);
        }

        return written;
    }

    /// <summary>What <see cref="AsWritten"/> gave for this very text, null when it was not asked.</summary>
    public Paragraph? Known(string text) => written is not null && writtenLength == text.Length && lines.Equals(text) ? written : null;

    public void AddLine(string line)
    {
        if (Lines++ > 0)
        {
            lines.Append('\n');
        }

        LastLine = lines.Length;
        lines.Append(line);
    }

    public string Slice(int start, int end) => lines.ToString(start, end - start);

    /// <summary>The text so far with its end mended.</summary>
    /// <param name="half">The line that is not complete yet; null when there is none.</param>
    public IReadOnlyList<MarkdownInline> Mended(string? half)
    {
        var open = Open(half);
        var mended = InlineMender.Mend(open, out var next);
        if (next < ShortestCut && open.Length > LongestWait)
        {
            next = open.LastIndexOf(' ', open.Length - 2) is var blank and >= ShortestCut ? blank : open.Length - 1;
            next -= char.IsLowSurrogate(open[next]) ? 1 : 0;
            open = Settle(open, next, InlineMender.Mend(open.AsSpan(0, next), out _, mayWait: false), out mended);
        }
        else if (next >= ShortestCut)
        {
            open = Settle(open, next, open[..next], out mended);
        }

        var all = new List<MarkdownInline>(done);
        TextParts.Join(all, reader.ReadOrPlain(mended));
        Await(all, open);
        return all;
    }

    private string Settle(string open, int next, string settled, out string mended)
    {
        TextParts.Join(done, reader.ReadOrPlain(settled));
        cut += next;
        mended = InlineMender.Mend(open.AsSpan(next), out _);
        return open[next..];
    }

    private string Open(string? half)
    {
        if (half is null)
        {
            cut = Math.Min(cut, lines.Length);
            return lines.ToString(cut, lines.Length - cut);
        }

        var start = lines.Length + (Lines > 0 ? 1 : 0);
        return cut >= start ? half[Math.Min(half.Length, cut - start)..] : lines.ToString(cut, lines.Length - cut) + (Lines > 0 ? "\n" : "") + half;
    }

    // "see https://exa": an address that touches the end is not where the link will lead.
    private static void Await(List<MarkdownInline> all, string open)
    {
        if (all is [.., MarkdownInline.Link { Url: not null, Children: [MarkdownInline.Text word] }] && open.EndsWith(word.Value, StringComparison.Ordinal))
        {
            all[^1] = new MarkdownInline.Link(null, null, [word]);
        }
    }
}
