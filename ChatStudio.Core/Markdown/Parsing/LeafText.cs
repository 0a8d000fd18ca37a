using System.Text;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// The running text of the open leaf. It is read from the last place behind which nothing waits for a partner, so that one more word
/// costs a few words, however long the text is. What is shown of it is provisional: when the leaf closes its whole text is read once.
/// </summary>
internal sealed class LeafText(InlineReader reader)
{
    // Text in which something waits for its partner longer than this is shown as if nothing did.
    private const int LongestWait = 1_000;

    // Every reading begins with a little that was read before; a cut nearer than this would save nothing.
    private const int ShortestCut = 48;

    private readonly StringBuilder lines = new();
    private readonly List<MarkdownInline> done = [];
    private (int Length, IReadOnlyList<MarkdownInline>? Inlines) asWritten;
    private int cut;

    public int Lines { get; private set; }

    /// <summary>Where the last whole line begins.</summary>
    public int LastLine { get; private set; }

    /// <summary>Lines of the source that have been taken in; the first of them may be an opening and no text.</summary>
    public int Taken { get; set; }

    public string Text => lines.ToString();

    /// <summary>The text as it stands, nothing mended.</summary>
    public IReadOnlyList<MarkdownInline> AsWritten => asWritten.Length == lines.Length && asWritten.Inlines is { } known
        ? known
        : (asWritten = (lines.Length, reader.ReadOrPlain(lines.ToString()))).Inlines!;

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
        if (next == 0 && open.Length > LongestWait)
        {
            next = Math.Max(0, open.LastIndexOf(' ', open.Length - 100));
        }

        if (next >= ShortestCut)
        {
            Join(done, reader.ReadOrPlain(open[..next]));
            cut += next;
            open = open[next..];
            mended = InlineMender.Mend(open, out _);
        }

        var all = new List<MarkdownInline>(done);
        Join(all, reader.ReadOrPlain(mended));
        Await(all, open);
        return all;
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

    private static void Join(List<MarkdownInline> all, IReadOnlyList<MarkdownInline> more)
    {
        if (all is [.., MarkdownInline.Text last] && more is [MarkdownInline.Text first, ..])
        {
            all[^1] = new MarkdownInline.Text(last.Value + first.Value);
            all.AddRange(more.Skip(1));
        }
        else
        {
            all.AddRange(more);
        }
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
