using System.Text;

namespace ChatStudio.Core.Markdown;

/// <summary>
/// The words of a document as its reader sees them, for finding something in it. Left out is what the screen adds or draws from the
/// source: labels, notes, pictures, formulas.
/// </summary>
public static class VisibleText
{
    /// <summary>In the place of what is drawn: nothing is found across it.</summary>
    public const char Drawn = '\uFFFC';

    /// <summary>One line for each paragraph, heading, cell and line of code, in the order of the page. A soft break is a space.</summary>
    public static IEnumerable<string> Lines(IEnumerable<MarkdownBlock> blocks) => blocks.SelectMany(Lines);

    private static IEnumerable<string> Lines(MarkdownBlock block) => block switch
    {
        Heading heading => Split(Of(heading.Inlines)),
        Paragraph paragraph => Split(Of(paragraph.Inlines)),
        CodeBlock code => code.Lines,
        HtmlBlock html => Split(html.Text),
        PlainText plain => Split(plain.Text),
        Quote quote => Lines(quote.Blocks),
        Alert alert => Lines(alert.Blocks),
        FootnoteDefinition footnote => Lines(footnote.Blocks),
        ListBlock list => list.Items.SelectMany(item => Lines(item.Blocks)),
        Table table => table.Rows.Prepend(table.Head).SelectMany(row => row.Cells.Take(table.Columns.Count)).SelectMany(cell => Split(Of(cell))),
        _ => [],
    };

    private static string[] Split(string text) => text.Split('\n');

    private static string Of(IReadOnlyList<MarkdownInline> inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<MarkdownInline> inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case MarkdownInline.Text words: text.Append(words.Value.Replace('\n', ' ')); break;
                case MarkdownInline.Code code: text.Append(code.Value.Replace('\n', ' ')); break;
                case MarkdownInline.InlineHtml html: text.Append(html.Tag.Replace('\n', ' ')); break;
                case MarkdownInline.SoftBreak: text.Append(' '); break;
                case MarkdownInline.LineBreak: text.Append('\n'); break;
                case MarkdownInline.Emphasis emphasis: Append(text, emphasis.Children); break;
                case MarkdownInline.Strong strong: Append(text, strong.Children); break;
                case MarkdownInline.Strikethrough struck: Append(text, struck.Children); break;
                case MarkdownInline.Link link: Append(text, link.Children); break;
                default: text.Append(Drawn); break;
            }
        }
    }
}
