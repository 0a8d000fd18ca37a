using System.Buffers;
using System.Globalization;
using ChatStudio.Core.Markdown.Syntax;
using Markdig.Helpers;
using Markdig.Syntax;
using MarkdigCodeBlock = Markdig.Syntax.CodeBlock;
using MarkdigHtmlBlock = Markdig.Syntax.HtmlBlock;
using MarkdigListBlock = Markdig.Syntax.ListBlock;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>The blocks that a line which is not complete begins.</summary>
internal sealed class HalfBlocks(InlineReader reader)
{
    // What stands behind this many characters does not change the kind of a line's blocks: they are read once more and then kept.
    private const int Decisive = 32;

    // A line that begins with anything else begins a paragraph.
    private static readonly SearchValues<char> Markers = SearchValues.Create(" \t#>-*+0123456789`~<[|$\\_=:");

    private LeafText text = new(reader);
    private string beginning = "";
    private Block? opened;

    /// <summary>How many characters have been read so far.</summary>
    public long Characters { get; private set; }

    /// <summary>What is read from now on is another line.</summary>
    public void BeginLine() => beginning = "";

    /// <summary>The outermost block that the line begins; null when it begins none.</summary>
    public Block? Opened(string line)
    {
        // A line that goes on keeps its text, so that a very long one costs no more per word than a short one.
        var goesOn = beginning.Length > 0 && line.StartsWith(beginning, StringComparison.Ordinal);
        if (goesOn && beginning.Length >= Decisive)
        {
            return opened;
        }

        text = goesOn ? text : new LeafText(reader);
        beginning = line;
        return opened = Markers.Contains(line[0]) ? Read(line) : new ParagraphBlock { Lines = new StringLineGroup(line) };
    }

    private Block? Read(string line)
    {
        var decisive = line.Length > Decisive ? line[..Decisive] : line;
        Characters += decisive.Length;
        var document = new MarkdownDocument();
        var processor = Pipeline.Blocks(document);
        try
        {
            processor.ProcessLine(new StringSlice(decisive));
        }
        catch (ArgumentException)
        {
            return null; // nested too deeply; the whole line will say so
        }

        return document.LastChild;
    }

    /// <summary>What is shown of the block, in our terms; null when it is better not shown yet.</summary>
    /// <param name="first">As <see cref="Opened"/> gave it.</param>
    public List<MarkdownBlock>? Half(Block? first, string line) => first is null ? null : Shown(first, line);

    private List<MarkdownBlock>? Shown(Block block, string line)
    {
        switch (block)
        {
            case MarkdigListBlock { LastChild: ListItemBlock { LastChild: { } child } item } list:
                var start = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
                return Shown(child, line) is { } inItem ? [new ListBlock(list.IsOrdered, start, true, [new ListItem(BlockMemo.Of(item).Task, inItem)])] : null;
            case QuoteBlock { LastChild: { } child }:
                return Shown(child, line) is { } quoted ? [new Quote(quoted)] : null;
            case FootnoteSyntax { LastChild: { } child } footnote:
                return Shown(child, line) is { } noted ? [new FootnoteDefinition(footnote.Label, noted)] : null;
            case HeadingBlock heading:
                return text.Mended(Text(heading, line)) is { Count: > 0 } title ? [new Heading(heading.Level, title)] : null;
            case ParagraphBlock paragraph:
                return Paragraph(paragraph, Text(paragraph, line));
            case BracketMathSyntax math:
                return Text(math, line).Trim().TrimEnd('\\') is { Length: > 0 } source ? [new MathBlock([source], IsOpen: true)] : null;
            case MarkdigHtmlBlock html:
                return [new HtmlBlock([Text(html, line)])];
            case FencedCodeBlock:
                return null; // a fence is known when its line ends: its language is not half a word
            case MarkdigCodeBlock code:
                return [new CodeBlock("", "", [Text(code, line)], IsOpen: false)];
            default:
                return null;
        }
    }

    private List<MarkdownBlock>? Paragraph(ParagraphBlock paragraph, string written)
    {
        var opening = BlockOpening.Of(paragraph, written);
        opening.Tell(paragraph);
        if (opening.Alert is not null || LinkDefinition.MayBe("", written) || UndecidedMarker.Is(written.Trim())
            || (paragraph.Parent is ListItemBlock && BlockOpening.MayBecomeBox(written)))
        {
            return null;
        }

        if (TableHead.HasPipeFirst(written))
        {
            return HalfRow.Head(written, reader).ToList() is { Count: > 0 } head ? head : null;
        }

        return text.Mended(written[opening.Length..], TableHead.Undecided(written)) is { Count: > 0 } inlines ? [new Paragraph(inlines)] : null;
    }

    private static string Text(LeafBlock leaf, string line)
    {
        if (leaf.Lines.Count == 0)
        {
            return "";
        }

        var slice = leaf.Lines.Lines[0].Slice;
        return slice.Start >= 0 && slice.Start < line.Length && line.Length > Decisive ? line[slice.Start..] : slice.ToString();
    }
}
