using System.Globalization;
using ChatStudio.Core.Markdown.Syntax;
using Markdig.Syntax;
using MarkdigCodeBlock = Markdig.Syntax.CodeBlock;
using MarkdigHtmlBlock = Markdig.Syntax.HtmlBlock;
using MarkdigListBlock = Markdig.Syntax.ListBlock;
using MarkdigMathBlock = Markdig.Extensions.Mathematics.MathBlock;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Markdig's blocks → ours, for blocks that are closed. Each is converted once and then remembered.</summary>
internal sealed class BlockConverter(InlineReader reader, Func<Block, bool> isOpen)
{
    private readonly HashSet<string> footnotes = [];

    /// <summary>The labels of the footnotes that the text has referred to so far.</summary>
    public IReadOnlySet<string> Footnotes => footnotes;

    /// <summary>A closed block, or null when it shows nothing.</summary>
    public object? Closed(Block block)
    {
        var memo = BlockMemo.Of(block);
        return memo.Value ??= block switch
        {
            TableRowSyntax row => Row(row, memo),
            ContainerBlock container => Container(container, memo),
            LeafBlock leaf => Leaf(leaf, memo),
            _ => null,
        };
    }

    /// <summary>The closed children of a container, open or closed, up to the one that is open.</summary>
    public ClosedChildren<T> Children<T>(ContainerBlock container)
        where T : class
    {
        var memo = BlockMemo.Of(container);
        var children = (ClosedChildren<T>)(memo.Children ??= new ClosedChildren<T>());
        var first = container.Count;
        while (first > 0 && !BlockMemo.Of(container[first - 1]).IsTaken)
        {
            first--;
        }

        for (var i = first; i < container.Count && !isOpen(container[i]); i++)
        {
            var child = container[i];
            BlockMemo.Of(child).IsTaken = true;
            if (i == 0 && child is not ParagraphBlock)
            {
                (memo.Task, memo.Alert) = (null, null); // "[x] text" became the text of a heading or a table
            }

            if (Closed(child) is T value)
            {
                children.Add(value, child, HasLabels(child));
            }
        }

        return children;
    }

    /// <summary>A container out of its children. The children of a list are items, those of a table rows.</summary>
    public static object? Container(ContainerBlock container, IReadOnlyList<object> children) => container switch
    {
        MarkdigListBlock list => new ListBlock(list.IsOrdered, Start(list), !list.IsLoose, (IReadOnlyList<ListItem>)children),
        ListItemBlock item => new ListItem(BlockMemo.Of(item).Task, (IReadOnlyList<MarkdownBlock>)children),
        QuoteBlock quote when BlockMemo.Of(quote).Alert is { } kind => new Alert(kind, (IReadOnlyList<MarkdownBlock>)children),
        QuoteBlock => new Quote((IReadOnlyList<MarkdownBlock>)children),
        TableSyntax table => children is List<TableRow> and [var head, ..] rows ? new Table(table.Columns, head, new GrownList<TableRow>(rows, [], 1)) : null,
        FootnoteSyntax footnote => new FootnoteDefinition(footnote.Label, (IReadOnlyList<MarkdownBlock>)children),
        _ => null,
    };

    /// <summary>Reads again what refers to one of the labels; what comes out the same stays the same object.</summary>
    public object? Renewed(Block block, IReadOnlySet<string> labels)
    {
        var memo = BlockMemo.Of(block);
        if (block is ContainerBlock container and not TableRowSyntax)
        {
            if (RenewChildren(container, labels) && memo.Value is not null)
            {
                memo.Value = Container(container, Values(container));
            }
        }
        else if (memo.Labels?.Overlaps(labels) is true)
        {
            var known = memo.Value;
            memo.Value = null;
            var renewed = Closed(block);
            memo.Value = Same(known, renewed) ? known : renewed;
        }

        return memo.Value;
    }

    /// <summary>As <see cref="Renewed"/>, for the children of a container that may be open.</summary>
    public bool RenewChildren(ContainerBlock container, IReadOnlySet<string> labels) => BlockMemo.Of(container).Children switch
    {
        ClosedChildren<MarkdownBlock> blocks => blocks.Renew(b => Renewed(b, labels)) | RenewOpen(container, labels),
        ClosedChildren<ListItem> items => items.Renew(b => Renewed(b, labels)) | RenewOpen(container, labels),
        ClosedChildren<TableRow> rows => rows.Renew(b => Renewed(b, labels)),
        _ => false,
    };

    private bool RenewOpen(ContainerBlock container, IReadOnlySet<string> labels) =>
        container.LastChild is ContainerBlock last && isOpen(last) && RenewChildren(last, labels);

    private object? Container(ContainerBlock container, BlockMemo memo)
    {
        object? value = container switch
        {
            MarkdigListBlock => Container(container, Children<ListItem>(container).Values),
            TableSyntax => Container(container, Children<TableRow>(container).Values),
            LinkReferenceDefinitionGroup => null,
            _ => Container(container, Children<MarkdownBlock>(container).Values),
        };
        if (!HasLabels(container))
        {
            memo.Children = null; // nothing will be asked of them again
        }

        return value is ListItem item ? BlockReuse.Of(memo, item) : BlockReuse.Of(memo, (MarkdownBlock?)value);
    }

    private static IReadOnlyList<object> Values(ContainerBlock container) => BlockMemo.Of(container).Children switch
    {
        ClosedChildren<ListItem> items => items.Values,
        ClosedChildren<TableRow> rows => rows.Values,
        ClosedChildren<MarkdownBlock> blocks => blocks.Values,
        _ => [],
    };

    private static bool HasLabels(Block block)
    {
        var memo = BlockMemo.Of(block);
        return memo.Labels is not null || memo.Children switch
        {
            ClosedChildren<MarkdownBlock> c => c.HasLabels,
            ClosedChildren<ListItem> c => c.HasLabels,
            ClosedChildren<TableRow> c => c.HasLabels,
            _ => false,
        };
    }

    private MarkdownBlock? Leaf(LeafBlock leaf, BlockMemo memo) => BlockReuse.Of(memo, leaf switch
    {
        HeadingBlock heading => Running(Text(heading), memo, inlines => new Heading(heading.Level, inlines)),
        ParagraphBlock paragraph => Paragraph(paragraph, memo),
        MarkdigMathBlock math => new MathBlock(VerbatimLines(math), IsOpen: false),
        BracketMathSyntax math => new MathBlock(Trimmed(VerbatimLines(math)), IsOpen: false),
        MarkdigCodeBlock code => Code(code, VerbatimLines(code), isOpen: false),
        ThematicBreakBlock => new ThematicBreak(),
        MarkdigHtmlBlock html => new HtmlBlock(VerbatimLines(html)),
        _ => null,
    });

    private MarkdownBlock? Paragraph(ParagraphBlock paragraph, BlockMemo memo)
    {
        var text = Text(paragraph);
        var opening = BlockOpening.Of(paragraph, text);
        opening.Tell(paragraph);
        text = text[opening.Length..];
        if (memo.Text?.Known(text) is { } known)
        {
            memo.Text = null;
            Mention(memo, LinkLabels.In(text));
            return known;
        }

        return text.Length == 0 && opening.Length > 0 ? null : Running(text, memo, inlines => new Paragraph(inlines));
    }

    private MarkdownBlock Running(string text, BlockMemo memo, Func<IReadOnlyList<MarkdownInline>, MarkdownBlock> make)
    {
        memo.Text = null;
        Mention(memo, LinkLabels.In(text));
        return reader.Read(text, out var note) is { } inlines ? make(inlines) : new PlainText(text, note);
    }

    private TableRow Row(TableRowSyntax row, BlockMemo memo)
    {
        var cells = row.Select(cell => Text((LeafBlock)cell)).ToList();
        Mention(memo, LinkLabels.In(string.Join('\n', cells)));
        var columns = ((TableSyntax)row.Parent!).Columns.Count;
        return new TableRow([.. Enumerable.Range(0, columns).Select(i => i < cells.Count && cells[i].Length > 0 ? reader.ReadOrPlain(cells[i]) : [])]);
    }

    private void Mention(BlockMemo memo, IReadOnlySet<string>? labels)
    {
        memo.Labels = labels;
        foreach (var label in labels ?? (IReadOnlySet<string>)new HashSet<string>())
        {
            if (label.StartsWith('^'))
            {
                footnotes.Add(label[1..]);
            }
        }
    }

    public static CodeBlock Code(MarkdigCodeBlock code, IReadOnlyList<string> lines, bool isOpen) => code is FencedCodeBlock fence
        ? new CodeBlock(fence.Info ?? "", fence.Arguments ?? "", lines, isOpen)
        : new CodeBlock("", "", lines, IsOpen: false);

    /// <summary>The lines of verbatim text, each made into a string once.</summary>
    public static List<string> VerbatimLines(LeafBlock leaf)
    {
        var memo = BlockMemo.Of(leaf);
        if (memo.Lines is null || memo.Lines.Count > leaf.Lines.Count)
        {
            memo.Lines = []; // blank lines at the end of indented code are taken away when it closes
        }

        for (var i = memo.Lines.Count; i < leaf.Lines.Count; i++)
        {
            memo.Lines.Add(leaf.Lines.Lines[i].Slice.ToString());
        }

        return memo.Lines;
    }

    private static List<string> Trimmed(List<string> lines)
    {
        var first = lines.FindIndex(line => !string.IsNullOrWhiteSpace(line));
        var trimmed = first < 0 ? [] : lines[first..(lines.FindLastIndex(line => !string.IsNullOrWhiteSpace(line)) + 1)];
        if (trimmed.Count > 0)
        {
            trimmed[0] = trimmed[0].TrimStart();
            trimmed[^1] = trimmed[^1].TrimEnd();
        }

        return trimmed;
    }

    private static int Start(MarkdigListBlock list) =>
        list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    private static string Text(LeafBlock leaf) => leaf.Lines.Count == 0 ? "" : leaf.Lines.ToString();

    private static bool Same(object? a, object? b) => (a, b) switch
    {
        (Paragraph x, Paragraph y) => InlineEquality.Same(x.Inlines, y.Inlines),
        (Heading x, Heading y) => x.Level == y.Level && InlineEquality.Same(x.Inlines, y.Inlines),
        (TableRow x, TableRow y) => x.Cells.Zip(y.Cells).All(cells => InlineEquality.Same(cells.First, cells.Second)),
        _ => Equals(a, b),
    };
}
