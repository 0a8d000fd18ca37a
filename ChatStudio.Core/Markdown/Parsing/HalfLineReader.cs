using ChatStudio.Core.Markdown.Syntax;
using Markdig.Syntax;
using MarkdigCodeBlock = Markdig.Syntax.CodeBlock;
using MarkdigHtmlBlock = Markdig.Syntax.HtmlBlock;
using MarkdigListBlock = Markdig.Syntax.ListBlock;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// Says where the line that is not complete will most likely go. A line decides what it is when it ends, so this is a guess that
/// lasts until then; where two guesses would look different, nothing is shown.
/// </summary>
internal sealed class HalfLineReader(HalfBlocks blocks, Func<Block, bool> isOpen)
{
    /// <param name="line">What there is of the line.</param>
    public HalfLine Read(MarkdownDocument document, string line)
    {
        if (string.IsNullOrWhiteSpace(line) || HostileInput.NestsTooDeeply(line))
        {
            return HalfLine.Nothing;
        }

        var cursor = new LineCursor(line);
        var container = Continued(document, ref cursor, out var isWhole);
        var leaf = isWhole && container.LastChild is { } last and (LeafBlock or TableSyntax) && isOpen(last) ? last : null;
        if (leaf is LeafBlock and not ParagraphBlock && Verbatim((LeafBlock)leaf, cursor) is { } verbatim)
        {
            return verbatim;
        }

        var rest = cursor.Rest;
        var paragraph = OpenParagraph(document);
        if (UndecidedMarker.Is(rest.Trim()) || (paragraph is not null && TableHead.MayBeDelimiters(rest)))
        {
            return HalfLine.Nothing;
        }

        var first = blocks.Opened(rest);
        if (paragraph is not null && !CanInterrupt(first, container == paragraph.Parent))
        {
            return HalfLine.Continue(rest.TrimStart());
        }

        if (leaf is TableSyntax && first is ParagraphBlock)
        {
            return HalfLine.Continue(rest);
        }

        return Added(document, container, first, rest);
    }

    // The innermost open container whose marker or indentation the line has.
    private ContainerBlock Continued(MarkdownDocument document, ref LineCursor cursor, out bool isWhole)
    {
        ContainerBlock container = document;
        while (container.LastChild is ContainerBlock next and not TableSyntax && isOpen(next))
        {
            switch (next)
            {
                case ListItemBlock item when cursor.Indent >= Math.Abs(item.ColumnWidth):
                    cursor.SkipColumns(Math.Abs(item.ColumnWidth));
                    break;
                case QuoteBlock when cursor is { Indent: < 4, Mark: '>' }:
                    cursor.SkipMark();
                    break;
                case FootnoteSyntax when cursor.Indent >= 4:
                    cursor.SkipColumns(4);
                    break;
                case ListItemBlock or QuoteBlock or FootnoteSyntax:
                    isWhole = false;
                    return container;
            }

            container = next;
        }

        isWhole = true;
        return container;
    }

    private ParagraphBlock? OpenParagraph(ContainerBlock document)
    {
        Block? block = document;
        while (block is ContainerBlock container)
        {
            block = container.LastChild is { } last && isOpen(last) ? last : null;
        }

        return block as ParagraphBlock;
    }

    // CommonMark 0.31.2, sections 4.4, 4.6 and 5.3: what cannot interrupt a paragraph.
    private static bool CanInterrupt(Block? first, bool isDirect) => first switch
    {
        ParagraphBlock or null => false,
        FencedCodeBlock => true,
        MarkdigCodeBlock => false,
        MarkdigHtmlBlock html => html.Type != HtmlBlockType.NonInterruptingBlock,
        MarkdigListBlock { IsOrdered: true } list => !isDirect || list.OrderedStart == "1",
        _ => true,
    };

    private static HalfLine? Verbatim(LeafBlock leaf, LineCursor cursor)
    {
        var text = cursor.Rest;
        var trimmed = text.AsSpan().Trim();
        switch (leaf)
        {
            case FencedCodeBlock fence: // "``": the closing fence on its way
                var indent = Math.Min(fence.IndentCount, text.Length - text.AsSpan().TrimStart(' ').Length);
                return trimmed.IndexOfAnyExcept(fence.FencedChar) < 0 ? HalfLine.Nothing : HalfLine.Continue(text[indent..]);
            case BracketMathSyntax:
                var source = text.TrimEnd();
                source = source.EndsWith("\\]", StringComparison.Ordinal) ? source[..^2] : source.TrimEnd('\\');
                return HalfLine.Continue(source);
            case MarkdigHtmlBlock:
                return HalfLine.Continue(text);
            case MarkdigCodeBlock when cursor.Indent >= 4:
                cursor.SkipColumns(4);
                return HalfLine.Continue(cursor.Rest);
            default:
                return null;
        }
    }

    private HalfLine Added(MarkdownDocument document, ContainerBlock container, Block? first, string rest)
    {
        if (first is FootnoteSyntax && container != document)
        {
            return HalfLine.Nothing; // footnotes are defined at document level only
        }

        if (blocks.Half(first, rest) is not { } added)
        {
            return HalfLine.Nothing;
        }

        if (container is MarkdigListBlock list)
        {
            if (first is MarkdigListBlock other && IsSameKind(list, other))
            {
                return new HalfLine(null, list, ((ListBlock)added[0]).Items);
            }

            container = list.Parent!;
        }

        return new HalfLine(null, container, added);
    }

    private static bool IsSameKind(MarkdigListBlock a, MarkdigListBlock b) =>
        a.IsOrdered == b.IsOrdered && a.BulletType == b.BulletType && a.OrderedDelimiter == b.OrderedDelimiter;
}
