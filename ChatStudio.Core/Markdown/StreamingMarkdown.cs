using System.Text;
using ChatStudio.Core.Markdown.Parsing;
using ChatStudio.Core.Markdown.Syntax;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown;

/// <summary>
/// A Markdown document that grows. Text goes in as it arrives, in any slices; blocks come out. A block that nothing can change any more
/// is closed and stays the same object for ever; only what follows the last closed block is read again.
/// </summary>
/// <remarks>Reading is lazy: any number of appends cost one reading when <see cref="Blocks"/> is next asked for. Not thread-safe.</remarks>
public sealed class StreamingMarkdown
{
    private readonly StringBuilder text = new();
    private readonly List<MarkdownBlock> closed = [];
    private readonly List<LinkReferenceDefinition> definitions = [];
    private readonly HashSet<string> footnotes = [];
    private readonly BlockMemory memory = new();
    private IReadOnlyList<MarkdownBlock> blocks = [];
    private int cut;
    private int read;
    private bool isStale;
    private bool endsWithCarriageReturn;

    /// <summary>Grows with every change: the same number means the same blocks.</summary>
    public int Version { get; private set; }

    /// <summary>The text has ended: nothing is mended or awaited any more.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What came, with line ends as LF.</summary>
    public string Text => text.ToString();

    /// <summary>The document as it can best be shown now.</summary>
    public IReadOnlyList<MarkdownBlock> Blocks
    {
        get
        {
            if (isStale)
            {
                isStale = false;
                Read();
            }

            return blocks;
        }
    }

    /// <summary>A whole document at once.</summary>
    public static StreamingMarkdown Parse(string text)
    {
        var document = new StreamingMarkdown();
        document.Append(text);
        document.Complete();
        return document;
    }

    /// <exception cref="InvalidOperationException">The document is complete.</exception>
    public void Append(ReadOnlySpan<char> piece)
    {
        if (IsComplete)
        {
            throw new InvalidOperationException("The document is complete; nothing can be appended to it.");
        }

        foreach (var c in piece)
        {
            // CommonMark 2.1 and 2.3: CR and CRLF are line ends too, NUL is not a character.
            if (c != '\n' || !endsWithCarriageReturn)
            {
                text.Append(c switch { '\r' => '\n', '\0' => '\uFFFD', _ => c });
            }

            endsWithCarriageReturn = c == '\r';
        }

        Changed();
    }

    /// <summary>Says that nothing more comes. A second call does nothing.</summary>
    public void Complete()
    {
        if (!IsComplete)
        {
            IsComplete = true;
            Changed();
        }
    }

    private void Changed()
    {
        isStale = true;
        Version++;
    }

    private void Read()
    {
        if (IsComplete)
        {
            Close(Parse(cut, text.Length), text.Length);
            blocks = [.. closed];
            return;
        }

        // Only a line that has ended decides what it is, so only ended lines can close the blocks above them.
        var ended = LastLineEnd();
        if (ended > read)
        {
            read = ended;
            var slice = Parse(cut, ended);
            if (slice.Blocks is [.., _, var last])
            {
                Close(slice, cut + last.Start);
            }
        }

        blocks = [.. closed, .. Parse(cut, text.Length).Blocks.Select(b => b.Block)];
    }

    private int LastLineEnd()
    {
        var at = text.Length;
        while (at > read && text[at - 1] != '\n')
        {
            at--;
        }

        return at;
    }

    private ParsedSlice Parse(int start, int end)
    {
        memory.Begin(start);
        var seed = new SliceSeed { Definitions = definitions, Footnotes = footnotes, IsGrowing = !IsComplete };
        return SliceParser.Parse(text.ToString(start, end - start), seed, memory);
    }

    private void Close(ParsedSlice slice, int end)
    {
        foreach (var block in slice.Blocks)
        {
            if (cut + block.Start < end)
            {
                closed.Add(block.Block);
            }
        }

        definitions.AddRange(slice.Definitions.Where(d => cut + d.Span.Start < end));
        cut = end;
    }
}
