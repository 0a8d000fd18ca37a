using System.Text;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// The running text of the open leaf. It is read from the last place behind which nothing waits for a partner, so that one more word
/// costs a few words, however long the text is. What is shown of it is provisional: when the leaf closes its whole text is read once.
/// </summary>
internal sealed class LeafText(InlineReader reader)
{
    // Text in which something waits for its partner longer than this is cut inside of it.
    private const int LongestWait = 400;

    // Every reading begins with a little that was read before; a cut nearer than this would save nothing.
    private const int ShortestCut = 48;

    private readonly StringBuilder lines = new();
    private readonly List<MarkdownInline> done = [];
    private Paragraph? written;
    private int writtenLength;
    private int cut;
    private Openers openers = Openers.None;

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

    /// <summary>Leaves out the beginning: it is a definition and never shown. Does nothing when some of the text has been read already.</summary>
    public void Skip(int length) => cut = Math.Max(cut, length);

    /// <summary>The text so far with its end mended.</summary>
    /// <param name="half">The line that is not complete yet; null when there is none.</param>
    /// <param name="heldBack">Characters at the end that are not shown yet, because what they are is not known.</param>
    public IReadOnlyList<MarkdownInline> Mended(string? half, int heldBack = 0)
    {
        var rest = Open(half);
        var open = openers.Text + (heldBack > 0 ? rest[..Math.Max(0, rest.Length - heldBack)] : rest);
        var mended = InlineMender.Mend(open);
        if (Place(open, mended) is var place and > 0)
        {
            open = Settle(open, place, isPlain: place == mended.Cut);
            mended = InlineMender.Mend(open);
        }

        var all = new List<MarkdownInline>(done);
        openers.Join(all, reader.ReadOrPlain(mended.Text));
        Await(all, open);
        return all;
    }

    // Where the text is cut, 0 when it is read as it is.
    private int Place(string open, MendedText mended)
    {
        var shortest = openers.Text.Length + ShortestCut;
        if (mended.Cut >= shortest)
        {
            return mended.Cut;
        }

        var isLong = open.Length > LongestWait;
        if (mended.Inner >= shortest && (isLong || openers.Depth > 0))
        {
            return mended.Inner;
        }

        // One word without an end.
        return isLong && mended.InWord > 0 ? mended.InWord - (char.IsLowSurrogate(open[mended.InWord]) ? 1 : 0) : 0;
    }

    // What is before the place is read for the last time while the leaf is open; what is open there goes on behind it.
    private string Settle(string open, int place, bool isPlain)
    {
        var settled = isPlain ? new MendedText(open[..place]) : InlineMender.Mend(open.AsSpan(0, place), mayWait: false);
        openers.Join(done, reader.ReadOrPlain(settled.Text));
        cut += place - openers.Text.Length;
        openers = settled.Openers;
        return openers.Text + open[place..];
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
