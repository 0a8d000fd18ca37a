using System.Globalization;
using System.Net;
using System.Text;

namespace ChatStudio.Core.Markdown.Html;

/// <summary>Running text as HTML.</summary>
internal static class InlineHtml
{
    public static void Write(StringBuilder html, IReadOnlyList<MarkdownInline> inlines)
    {
        foreach (var inline in inlines)
        {
            Write(html, inline);
        }
    }

    private static void Write(StringBuilder html, MarkdownInline inline)
    {
        switch (inline)
        {
            case MarkdownInline.Text text:
                html.Append(Encode(text.Value));
                break;
            case MarkdownInline.Emphasis emphasis:
                Wrap(html, "em", emphasis.Children);
                break;
            case MarkdownInline.Strong strong:
                Wrap(html, "strong", strong.Children);
                break;
            case MarkdownInline.Strikethrough struck:
                Wrap(html, "s", struck.Children);
                break;
            case MarkdownInline.Code code:
                html.Append(CultureInfo.InvariantCulture, $"<code>{Encode(code.Value)}</code>");
                break;
            case MarkdownInline.Link { Url: { } url } link:
                html.Append(CultureInfo.InvariantCulture, $"<a href=\"{Encode(url)}\" rel=\"noopener noreferrer nofollow\">");
                Write(html, link.Children);
                html.Append("</a>");
                break;
            case MarkdownInline.Link link:
                Write(html, link.Children);
                break;
            case MarkdownInline.Image image:
                html.Append(CultureInfo.InvariantCulture, $"<a class=\"img\" href=\"{Encode(image.Url)}\" rel=\"noopener noreferrer nofollow\">[{Encode(image.Alternative.Length > 0 ? image.Alternative : "image")}]</a>");
                break;
            case MarkdownInline.SoftBreak:
                html.Append('\n');
                break;
            case MarkdownInline.LineBreak:
                html.Append("<br>\n");
                break;
            case MarkdownInline.InlineHtml raw:
                html.Append(Encode(raw.Tag));
                break;
            case MarkdownInline.Math math:
                html.Append(CultureInfo.InvariantCulture, $"<code>{Encode(math.Source)}</code>");
                break;
            case MarkdownInline.FootnoteReference note:
                html.Append(CultureInfo.InvariantCulture, $"<sup>[{Encode(note.Label)}]</sup>");
                break;
        }
    }

    private static void Wrap(StringBuilder html, string tag, IReadOnlyList<MarkdownInline> children)
    {
        html.Append('<').Append(tag).Append('>');
        Write(html, children);
        html.Append("</").Append(tag).Append('>');
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
