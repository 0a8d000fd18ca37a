using ChatStudio.Core.Markdown.Syntax;
using Markdig.Syntax;
using MarkdigCodeBlock = Markdig.Syntax.CodeBlock;
using MarkdigHtmlBlock = Markdig.Syntax.HtmlBlock;
using MarkdigListBlock = Markdig.Syntax.ListBlock;
using MarkdigMathBlock = Markdig.Extensions.Mathematics.MathBlock;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Shows the blocks that are still open, down to the line that is not complete. Closed blocks among them are taken as they are.</summary>
internal sealed class OpenBlocks(BlockConverter converter, InlineReader reader, Func<Block, bool> isOpen)
{
    /// <summary>The children of a container that is open.</summary>
    public IReadOnlyList<MarkdownBlock> Children(ContainerBlock container, HalfLine half)
    {
        var closed = converter.Children<MarkdownBlock>(container).Values;
        var more = new List<MarkdownBlock>();
        if (container.LastChild is { } last && isOpen(last))
        {
            more.AddRange(Open(last, half.Into == container ? HalfLine.Elsewhere : half));
        }

        if (half.Into == container)
        {
            more.AddRange(half.Added.Cast<MarkdownBlock>());
        }

        return new GrownList<MarkdownBlock>(closed, more);
    }

    private IEnumerable<MarkdownBlock> Open(Block block, HalfLine half) => half.IsElsewhere
        ? Shown(block, half).Select(shown => BlockReuse.End(BlockMemo.Of(block), shown))
        : Shown(block, half);

    private IEnumerable<MarkdownBlock> Shown(Block block, HalfLine half)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                return Paragraph(paragraph, half);
            case MarkdigListBlock list:
                return [List(list, half)];
            case TableSyntax table:
                return Table(table, half);
            case ContainerBlock container:
                var children = Children(container, half);
                return children.Count == 0 && BlockMemo.Of(container).Alert is null
                    ? []
                    : [(MarkdownBlock)BlockConverter.Container(container, children)!];
            case MarkdigMathBlock math:
                return [new MathBlock(Grown(BlockConverter.VerbatimLines(math), half), !half.IsElsewhere)];
            case BracketMathSyntax math:
                return BracketMath(math, half) is { Count: > 0 } lines ? [new MathBlock(lines, !half.IsElsewhere)] : [];
            case MarkdigCodeBlock code:
                return [BlockConverter.Code(code, Lines(code, half), !half.IsElsewhere)];
            case MarkdigHtmlBlock html:
                return [new HtmlBlock(Grown(BlockConverter.VerbatimLines(html), half))];
            default:
                return [];
        }
    }

    private ListBlock List(MarkdigListBlock list, HalfLine half)
    {
        var closed = converter.Children<ListItem>(list).Values;
        var more = new List<ListItem>();
        var open = list.LastChild is ListItemBlock last && isOpen(last) ? last : null;
        if (open is not null)
        {
            var isEnded = half.IsElsewhere || half.Into == list;
            var item = (ListItem)BlockConverter.Container(open, Children(open, isEnded ? HalfLine.Elsewhere : half))!;
            more.Add(isEnded ? BlockReuse.End(BlockMemo.Of(open), item) : item);
        }

        if (half.Into == list)
        {
            more.AddRange(half.Added.Cast<ListItem>());
        }

        var isLoose = ListLooseness.Sees(list)
            || (half.Into is not null && (half.Into == list || half.Into == open) && (list.LastChild as ListItemBlock)?.LastChild is BlankLineBlock);
        var shown = (ListBlock)BlockConverter.Container(list, new GrownList<ListItem>(closed, more))!;
        return shown with { IsTight = shown.IsTight && !isLoose };
    }

    private IEnumerable<MarkdownBlock> Table(TableSyntax table, HalfLine half)
    {
        var rows = converter.Children<TableRow>(table).Values;
        IReadOnlyList<TableRow> more = half.Text is { } line ? [HalfRow.Of(line, table.Columns.Count, reader)] : [];
        return [new Table(table.Columns, rows[0], new GrownList<TableRow>(rows, more, 1))];
    }

    private IEnumerable<MarkdownBlock> Paragraph(ParagraphBlock paragraph, HalfLine half)
    {
        var text = Taken(paragraph);
        if (LinkDefinition.MayBe(text.Text, half.IsElsewhere ? null : half.Text))
        {
            return [];
        }

        var definitions = LinkDefinition.Length(text.Text);
        if (half.IsElsewhere)
        {
            return text.Lines == 0 ? [] : [definitions == 0 ? text.AsWritten() : new Paragraph(reader.ReadOrPlain(text.Text[definitions..]))];
        }

        text.Skip(definitions);
        var line = text.Lines == 0 ? "" : text.Slice(text.LastLine, text.Text.Length);
        if (half.Text is null && TableHead.HasPipeFirst(line))
        {
            return [.. Before(text, definitions, text.LastLine - 1), .. HalfRow.Head(line, reader)];
        }

        if (half.Text is { } row && TableHead.HasPipeFirst(row) && !TableHead.HasPipeFirst(line))
        {
            return [.. Before(text, definitions, text.Text.Length), .. HalfRow.Head(row, reader)];
        }

        return text.Mended(half.Text, TableHead.Undecided(half.Text ?? line)) is { Count: > 0 } inlines ? [new Paragraph(inlines)] : [];
    }

    private IEnumerable<MarkdownBlock> Before(LeafText text, int start, int end) =>
        end > start ? [new Paragraph(reader.ReadOrPlain(text.Slice(start, end)))] : [];

    // The lines of the paragraph that came since it was last looked at go into its text.
    private LeafText Taken(ParagraphBlock paragraph)
    {
        var text = BlockMemo.Of(paragraph).Text ??= new LeafText(reader);
        for (; text.Taken < paragraph.Lines.Count; text.Taken++)
        {
            var line = paragraph.Lines.Lines[text.Taken].Slice.ToString();
            var opening = text.Taken == 0 ? BlockOpening.Of(paragraph, line) : default;
            opening.Tell(paragraph);
            if (opening.Alert is null)
            {
                text.AddLine(line[opening.Length..]);
            }
        }

        return text;
    }

    private static GrownList<string> Lines(MarkdigCodeBlock code, HalfLine half)
    {
        var lines = BlockConverter.VerbatimLines(code);

        // Blank lines at the end of indented code are not part of it; only the text behind them tells.
        return half.Text is not null || code is FencedCodeBlock || lines is [.., not ""]
            ? Grown(lines, half)
            : new GrownList<string>([.. lines.Take(lines.FindLastIndex(l => l.Length > 0) + 1)], []);
    }

    // "\[" stands alone on its line as a rule, and then the first line of the formula is empty.
    private static GrownList<string> BracketMath(BracketMathSyntax math, HalfLine half)
    {
        var lines = BlockConverter.VerbatimLines(math);
        var blank = lines.FindIndex(line => !string.IsNullOrWhiteSpace(line)) is var first and >= 0 ? first : lines.Count;
        return Grown(lines, half.Text is { } line && string.IsNullOrWhiteSpace(line) ? HalfLine.Nothing : half, blank);
    }

    private static GrownList<string> Grown(List<string> lines, HalfLine half, int skipped = 0) =>
        new(lines, half.Text is { } line ? [line] : [], skipped);
}
