using System.Globalization;
using ChatStudio.Core.Markdown.Syntax;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Syntax;
using MarkdigCodeBlock = Markdig.Syntax.CodeBlock;
using MarkdigHtmlBlock = Markdig.Syntax.HtmlBlock;
using MarkdigListBlock = Markdig.Syntax.ListBlock;
using MarkdigMathBlock = Markdig.Extensions.Mathematics.MathBlock;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Markdig's blocks → ours. A block whose source did not change since the last reading is the same object again.</summary>
/// <param name="isGrowing">A fence without its closing line is open rather than ended by the end of the text.</param>
internal sealed class BlockConverter(bool isGrowing, BlockMemory memory)
{
    /// <summary>The block in our terms, or null when it shows nothing (link reference definitions).</summary>
    public MarkdownBlock? Convert(Block block, bool isLast)
    {
        if (isLast)
        {
            return ConvertAnew(block, isLast);
        }

        if (memory.Find<MarkdownBlock>(block) is { } known)
        {
            return known;
        }

        var converted = ConvertAnew(block, isLast);
        memory.Keep(block, converted);
        return converted;
    }

    public List<ListItem> Items(MarkdigListBlock list, bool isLast)
    {
        var items = new List<ListItem>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is ListItemBlock item)
            {
                items.Add(Item(item, isLast && i == list.Count - 1));
            }
        }

        return items;
    }

    public static TableRow Row(TableRowSyntax row, int columns)
    {
        var cells = new IReadOnlyList<MarkdownInline>[columns];
        for (var i = 0; i < columns; i++)
        {
            cells[i] = i < row.Count ? InlineConverter.Convert(((TableCellSyntax)row[i]).Inline) : [];
        }

        return new TableRow(cells);
    }

    private MarkdownBlock? ConvertAnew(Block block, bool isLast) => block switch
    {
        HeadingBlock heading => new Heading(heading.Level, InlineConverter.Convert(heading.Inline)),
        ParagraphBlock paragraph => new Paragraph(InlineConverter.Convert(paragraph.Inline)),
        MarkdigMathBlock math => new MathBlock(Text(math.Lines), isGrowing && isLast && math.ClosingFencedCharCount == 0),
        BracketMathSyntax math => new MathBlock(Text(math.Lines).Trim(), isGrowing && isLast && !math.IsClosed),
        MarkdigCodeBlock code => Code(code, isLast),
        MarkdigListBlock list => List(list, isLast),
        AlertBlock alert => Alerted(alert, isLast),
        QuoteBlock quote => new Quote(Children(quote, isLast)),
        TableSyntax table => Rows(table),
        ThematicBreakBlock => new ThematicBreak(),
        MarkdigHtmlBlock html => new HtmlBlock(Text(html.Lines)),
        FootnoteSyntax footnote => new FootnoteDefinition(footnote.Label, Children(footnote, isLast)),
        _ => null,
    };

    private List<MarkdownBlock> Children(ContainerBlock container, bool isLast)
    {
        var children = new List<MarkdownBlock>(container.Count);
        for (var i = 0; i < container.Count; i++)
        {
            if (Convert(container[i], isLast && i == container.Count - 1) is { } child)
            {
                children.Add(child);
            }
        }

        return children;
    }

    private ListBlock List(MarkdigListBlock list, bool isLast)
    {
        var start = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new ListBlock(list.IsOrdered, list.IsOrdered ? start : 1, !list.IsLoose, Items(list, isLast));
    }

    private ListItem Item(ListItemBlock item, bool isLast)
    {
        if (!isLast && memory.Find<ListItem>(item) is { } known)
        {
            return known;
        }

        bool? task = item.Count > 0 && item[0] is ParagraphBlock { Inline.FirstChild: TaskList box } ? box.Checked : null;
        var children = Children(item, isLast);
        if (task is not null && children is [Paragraph { Inlines: [MarkdownInline.Text first, ..] } paragraph, ..])
        {
            // "- [x] done": the space after the box belongs to the marker.
            children[0] = new Paragraph([new MarkdownInline.Text(first.Value.TrimStart()), .. paragraph.Inlines.Skip(1)]);
        }

        var converted = new ListItem(task, children);
        if (!isLast)
        {
            memory.Keep(item, converted);
        }

        return converted;
    }

    private CodeBlock Code(MarkdigCodeBlock code, bool isLast)
    {
        var lines = new List<string>(code.Lines.Count);
        for (var i = 0; i < code.Lines.Count; i++)
        {
            lines.Add(code.Lines.Lines[i].Slice.ToString());
        }

        return code is FencedCodeBlock fence
            ? new CodeBlock(fence.Info ?? "", fence.Arguments ?? "", lines, isGrowing && isLast && fence.ClosingFencedCharCount == 0)
            : new CodeBlock("", "", lines, IsOpen: false);
    }

    private MarkdownBlock Alerted(AlertBlock alert, bool isLast)
    {
        var children = Children(alert, isLast);
        if (Enum.TryParse<AlertKind>(alert.Kind.ToString(), ignoreCase: true, out var kind) && Enum.IsDefined(kind))
        {
            return new Alert(kind, children);
        }

        return new Quote([new Paragraph([new MarkdownInline.Text($"[!{alert.Kind}]")]), .. children]);
    }

    private static Table Rows(TableSyntax table)
    {
        var rows = new List<TableRow>(table.Count - 1);
        for (var i = 1; i < table.Count; i++)
        {
            rows.Add(Row((TableRowSyntax)table[i], table.Columns.Count));
        }

        return new Table(table.Columns, Row((TableRowSyntax)table[0], table.Columns.Count), rows);
    }

    private static string Text(StringLineGroup lines) => lines.Count == 0 ? "" : lines.ToString();
}
