using System.Text;
using ChatStudio.Core.Markdown.Parsing;
using ChatStudio.Core.Markdown.Syntax;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown;

/// <summary>
/// A Markdown document that grows. Text goes in as it arrives, in any slices; blocks come out. A block that nothing can change any more
/// is closed and stays the same object for ever, and so do the closed items, rows and blocks inside an open one. Only a link
/// definition that comes late replaces blocks, exactly those it changes.
/// </summary>
/// <remarks>
/// Whole lines go once through Markdig's own block parser, which is kept running between them, so the finished document is what
/// Markdig reads from the whole text. The line that is not complete is shown as it will most likely be.
/// Reading is lazy: any number of appends cost one reading when <see cref="Blocks"/> is next asked for. Not thread-safe.
/// </remarks>
public sealed class StreamingMarkdown
{
    private readonly StringBuilder text = new();
    private readonly Queue<int> lineEnds = [];
    private readonly MarkdownDocument document = new();
    private readonly BlockReader lines;
    private readonly InlineReader inlines;
    private readonly BlockConverter converter;
    private readonly OpenBlocks open;
    private readonly HalfBlocks halfBlocks;
    private readonly HalfLineReader halfLine;
    private readonly HashSet<string> definitions = new(LinkLabels.Comparer);
    private IReadOnlyList<MarkdownBlock> blocks = [];
    private int read;
    private bool isStale;
    private bool endsWithCarriageReturn;

    public StreamingMarkdown()
    {
        FootnoteScope.Of(document).IsGrowing = true;
        lines = new BlockReader(document);
        inlines = new InlineReader(document);
        converter = new BlockConverter(inlines, lines.IsOpen);
        open = new OpenBlocks(converter, inlines, lines.IsOpen);
        halfBlocks = new HalfBlocks(inlines);
        halfLine = new HalfLineReader(halfBlocks, lines.IsOpen);
    }

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
                blocks = Read();
            }

            return blocks;
        }
    }

    /// <summary>How many characters have been handed to Markdig so far, lines and running text together.</summary>
    internal long CharactersParsed => lines.Characters + inlines.Characters + halfBlocks.Characters;

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
                if (c is '\r' or '\n')
                {
                    lineEnds.Enqueue(text.Length - 1);
                }
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

    private IReadOnlyList<MarkdownBlock> Read()
    {
        while (lineEnds.TryDequeue(out var end))
        {
            ReadLine(text.ToString(read, end - read), isLast: false);
            read = end + 1;
            halfBlocks.BeginLine();
        }

        var rest = text.ToString(read, text.Length - read);
        if (IsComplete)
        {
            return ReadEnd(rest);
        }

        if (lines.Plain is { } plain)
        {
            return new GrownList<MarkdownBlock>(converter.Children<MarkdownBlock>(document).Values, [plain with { Text = plain.Text + '\n' + rest }]);
        }

        return open.Children(document, halfLine.Read(document, rest));
    }

    private List<MarkdownBlock> ReadEnd(string rest)
    {
        if (rest.Length > 0)
        {
            ReadLine(rest, isLast: true);
            read = text.Length;
        }

        AddPlain(lines.End());
        var footnotes = FootnoteScope.Of(document);
        footnotes.IsGrowing = false;
        LearnDefinitions();
        var undefined = converter.Footnotes.Except(footnotes.Defined).Select(label => "^" + label).ToHashSet(LinkLabels.Comparer);
        if (undefined.Count > 0)
        {
            converter.RenewChildren(document, undefined);
        }

        return converter.Children<MarkdownBlock>(document).Values;
    }

    private void ReadLine(string line, bool isLast)
    {
        AddPlain(lines.Read(line, isLast));
        LearnDefinitions();
    }

    private void AddPlain(PlainText? plain)
    {
        var closed = converter.Children<MarkdownBlock>(document);
        if (plain is not null)
        {
            closed.Add(plain, document, hasLabels: false);
        }
    }

    // A definition that closed with the last line may be what earlier text was waiting for.
    private void LearnDefinitions()
    {
        var known = document.GetLinkReferenceDefinitions(addGroup: false).Links;
        if (known.Count == definitions.Count)
        {
            return;
        }

        var added = known.Keys.Select(LinkLabels.Normal).Where(definitions.Add).ToHashSet(LinkLabels.Comparer);
        converter.RenewChildren(document, added);
    }
}
