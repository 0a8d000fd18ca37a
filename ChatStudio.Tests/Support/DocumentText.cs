using System.Text;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Support;

/// <summary>
/// What a reader of a Markdown text must read, made from the document read at once: the words of every block, in the form of
/// <see cref="ScreenText"/>. What streamed to the screen has to come out the same.
/// </summary>
public static class DocumentText
{
    public static string Of(string markdown)
    {
        var text = new StringBuilder();
        Append(text, StreamingMarkdown.Parse(markdown).Blocks);
        return ScreenText.Tidy(text.ToString());
    }

    private static void Append(StringBuilder text, IEnumerable<MarkdownBlock> blocks)
    {
        foreach (var block in blocks)
        {
            text.Append('\n');
            Append(text, block);
            text.Append('\n');
        }
    }

    private static void Append(StringBuilder text, MarkdownBlock block)
    {
        switch (block)
        {
            case Heading heading:
                Append(text, heading.Inlines);
                break;
            case Paragraph paragraph:
                Append(text, paragraph.Inlines);
                break;
            case CodeBlock code:
                AppendCode(text, string.Join('\n', code.Lines));
                break;
            case MathBlock math:
                AppendPlain(text, math.Source);
                break;
            case HtmlBlock html:
                AppendPlain(text, html.Text);
                break;
            case PlainText plain:
                text.Append(plain.Note).Append('\n');
                AppendPlain(text, plain.Text);
                break;
            case Quote quote:
                Append(text, quote.Blocks);
                break;
            case Alert alert:
                text.Append(alert.Kind).Append('\n');
                Append(text, alert.Blocks);
                break;
            case FootnoteDefinition footnote:
                text.Append(footnote.Label).Append('\n');
                Append(text, footnote.Blocks);
                break;
            case ListBlock list:
                list.Items.ToList().ForEach(item => Append(text, item.Blocks));
                break;
            case Table table:
                Append(text, table.Head);
                table.Rows.ToList().ForEach(row => Append(text, row));
                break;
            case ThematicBreak:
                break;
            default:
                throw new NotSupportedException($"{block.GetType().Name} has no text yet; add it here.");
        }
    }

    private static void Append(StringBuilder text, TableRow row)
    {
        foreach (var cell in row.Cells)
        {
            text.Append('\n');
            Append(text, cell);
        }
    }

    private static void Append(StringBuilder text, IEnumerable<MarkdownInline> inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case MarkdownInline.Text piece: AppendPlain(text, piece.Value); break;
                case MarkdownInline.Code code: AppendPlain(text, code.Value); break;
                case MarkdownInline.Math math: AppendPlain(text, math.Source); break;
                case MarkdownInline.InlineHtml html: AppendPlain(text, html.Tag); break;
                case MarkdownInline.SoftBreak: text.Append(' '); break;
                case MarkdownInline.LineBreak: text.Append('\n'); break;
                case MarkdownInline.Emphasis emphasis: Append(text, emphasis.Children); break;
                case MarkdownInline.Strong strong: Append(text, strong.Children); break;
                case MarkdownInline.Strikethrough struck: Append(text, struck.Children); break;
                case MarkdownInline.Link link: Append(text, link.Children); break;
                case MarkdownInline.Image image: AppendPlain(text, $"Open image from {SafeUrl.Destination(image.Url)} (new tab){image.Alternative}{image.Url}"); break;
                case MarkdownInline.FootnoteReference reference: AppendPlain(text, reference.Label); break;
                default: throw new NotSupportedException($"{inline.GetType().Name} has no text yet; add it here.");
            }
        }
    }

    private static void AppendPlain(StringBuilder text, string value) => text.Append(ScreenText.Collapse(value));

    private static void AppendCode(StringBuilder text, string code) => text.Append('|').Append(ScreenText.Barred(code));
}
