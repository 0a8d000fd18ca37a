using System.Globalization;
using ChatStudio.Core.Markdown;
using ChatStudio.Core.Markdown.Parsing;
using ChatStudio.Core.Markdown.Syntax;
using Markdig.Parsers;
using Markdig.Syntax;
using CodeBlock = ChatStudio.Core.Markdown.CodeBlock;
using HtmlBlock = ChatStudio.Core.Markdown.HtmlBlock;
using ListBlock = ChatStudio.Core.Markdown.ListBlock;
using MathBlock = ChatStudio.Core.Markdown.MathBlock;

namespace ChatStudio.Tests.Markdown;

/// <summary>What Markdig itself reads from a whole text with our syntax: the measure for everything that is read piece by piece.</summary>
internal static class OneShot
{
    public static string Describe(string text) => BlockText.Describe(Children(MarkdownParser.Parse(text, Pipeline.Instance)));

    private static List<MarkdownBlock> Children(ContainerBlock container) => [.. container.Select(Convert).OfType<MarkdownBlock>()];

    private static MarkdownBlock? Convert(Block block) => block switch
    {
        HeadingBlock h => new Heading(h.Level, InlineConverter.Convert(h.Inline)),
        ParagraphBlock p => new Paragraph(InlineConverter.Convert(p.Inline)),
        Markdig.Extensions.Mathematics.MathBlock m => new MathBlock(m.Lines.ToString().Split('\n'), false),
        BracketMathSyntax m => new MathBlock(m.Lines.ToString().Trim().Split('\n'), false),
        FencedCodeBlock f => new CodeBlock(f.Info ?? "", f.Arguments ?? "", Lines(f), false),
        Markdig.Syntax.CodeBlock c => new CodeBlock("", "", Lines(c), false),
        Markdig.Syntax.ListBlock l => new ListBlock(l.IsOrdered, l.IsOrdered ? int.Parse(l.OrderedStart!, CultureInfo.InvariantCulture) : 1, !l.IsLoose, [.. l.Cast<ListItemBlock>().Select(Item)]),
        QuoteBlock q => Quoted(Children(q)),
        TableSyntax t => new Table(t.Columns, Row(t, 0), [.. Enumerable.Range(1, t.Count - 1).Select(i => Row(t, i))]),
        ThematicBreakBlock => new ThematicBreak(),
        Markdig.Syntax.HtmlBlock h => new HtmlBlock(h.Lines.ToString().Split('\n')),
        FootnoteSyntax f => new FootnoteDefinition(f.Label, Children(f)),
        _ => null,
    };

    private static List<string> Lines(LeafBlock leaf) => [.. Enumerable.Range(0, leaf.Lines.Count).Select(i => leaf.Lines.Lines[i].Slice.ToString())];

    private static TableRow Row(TableSyntax table, int index)
    {
        var row = (TableRowSyntax)table[index];
        return new TableRow([.. table.Columns.Select((_, i) => i < row.Count ? InlineConverter.Convert(((TableCellSyntax)row[i]).Inline) : [])]);
    }

    // "[x] done": Markdig leaves the box in the text
    private static ListItem Item(ListItemBlock item)
    {
        var blocks = Children(item);
        if (item.Count == 0 || item[0] is not ParagraphBlock || blocks[0] is not Paragraph { Inlines: [MarkdownInline.Text first, ..] } paragraph
            || first.Value is not ['[', ' ' or 'x' or 'X', ']', ' ' or '\t', ..])
        {
            return new ListItem(null, blocks);
        }

        var text = first.Value[3..].TrimStart(' ', '\t');
        var rest = paragraph.Inlines.Skip(1).ToList();
        if (text.Length == 0 && rest is [] or [MarkdownInline.SoftBreak, ..])
        {
            return new ListItem(null, blocks);
        }

        blocks[0] = new Paragraph(text.Length > 0 ? [new MarkdownInline.Text(text), .. rest] : rest);
        return new ListItem(first.Value[1] != ' ', blocks);
    }

    // "[!NOTE]" alone on the first line
    private static MarkdownBlock Quoted(List<MarkdownBlock> blocks)
    {
        if (blocks is not [Paragraph { Inlines: [MarkdownInline.Text first, ..] } paragraph, ..] || first.Value is not ['[', '!', _, .., ']']
            || (paragraph.Inlines.Count > 1 && paragraph.Inlines[1] is not (MarkdownInline.SoftBreak or MarkdownInline.LineBreak))
            || !Enum.TryParse<AlertKind>(first.Value[2..^1], ignoreCase: true, out var kind) || !char.IsAsciiLetter(first.Value[2]))
        {
            return new Quote(blocks);
        }

        var rest = paragraph.Inlines.Skip(2).ToList();
        return new Alert(kind, rest.Count == 0 ? [.. blocks.Skip(1)] : [new Paragraph(rest), .. blocks.Skip(1)]);
    }
}
