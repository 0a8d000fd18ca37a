using System.Text;
using ChatStudio.Core.Markdown.Syntax;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax.Inlines;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Markdig's inlines → ours. Runs of literals become one text, addresses pass <see cref="SafeUrl"/> or become text.</summary>
internal sealed class InlineConverter
{
    private readonly List<MarkdownInline> inlines = [];
    private readonly StringBuilder text = new();

    private readonly bool isLink;

    private InlineConverter(bool isLink) => this.isLink = isLink;

    /// <param name="isLink">The text is that of a link, which must not read as something else than it is.</param>
    public static IReadOnlyList<MarkdownInline> Convert(ContainerInline? container, bool isLink = false)
    {
        if (container?.FirstChild is null)
        {
            return [];
        }

        var converter = new InlineConverter(isLink);
        converter.AddAll(container);
        converter.Flush();
        return converter.inlines;
    }

    private void AddAll(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            Add(inline);
        }
    }

    private void Add(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case CodeInline code:
                Add(new MarkdownInline.Code(Plain(code.Content)));
                break;
            case EmphasisInline emphasis:
                Add(Emphasis(emphasis));
                break;
            case LinkInline { IsImage: true } image:
                AddImage(image);
                break;
            case LinkInline link:
                AddLink(link);
                break;
            case AutolinkInline autolink:
                AddAutolink(autolink);
                break;
            case LineBreakInline { IsHard: true }:
                Add(new MarkdownInline.LineBreak());
                break;
            case LineBreakInline:
                Add(new MarkdownInline.SoftBreak());
                break;
            case HtmlInline html:
                Add(new MarkdownInline.InlineHtml(html.Tag));
                break;
            case MathInline math:
                Add(new MarkdownInline.Math(math.Content.ToString(), math.DelimiterCount > 1));
                break;
            case BracketMathInlineSyntax math:
                Add(new MarkdownInline.Math(math.Source, math.IsDisplay));
                break;
            case FootnoteReferenceSyntax reference:
                Add(new MarkdownInline.FootnoteReference(reference.Label));
                break;
            case DelimiterInline delimiter:
                text.Append(delimiter.ToLiteral());
                AddAll(delimiter);
                break;
            case ContainerInline container:
                AddAll(container);
                break;
        }
    }

    private void Add(MarkdownInline inline)
    {
        Flush();
        inlines.Add(inline);
    }

    private void Flush()
    {
        if (text.Length > 0)
        {
            TextParts.Add(inlines, Plain(text.ToString()));
            text.Clear();
        }
    }

    private string Plain(string value) => isLink ? SafeUrl.Plain(value) : value;

    private MarkdownInline Emphasis(EmphasisInline emphasis)
    {
        var children = Convert(emphasis, isLink);
        return (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('~', _) => new MarkdownInline.Strikethrough(children),
            (_, 2) => new MarkdownInline.Strong(children),
            _ => new MarkdownInline.Emphasis(children),
        };
    }

    private void AddLink(LinkInline link)
    {
        if (link.Url == InlineMender.PendingUrl)
        {
            Add(new MarkdownInline.Link(null, null, Convert(link, isLink: true)));
        }
        else if (SafeUrl.ForLink(link.Url) is { } url)
        {
            Add(new MarkdownInline.Link(url, string.IsNullOrEmpty(link.Title) ? null : SafeUrl.Plain(link.Title), Convert(link, isLink: true)));
        }
        else
        {
            AddAll(link);
        }
    }

    private void AddAutolink(AutolinkInline autolink)
    {
        if (SafeUrl.ForLink(autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url) is { } url)
        {
            Add(new MarkdownInline.Link(url, null, [new MarkdownInline.Text(SafeUrl.Plain(autolink.Url))]));
        }
        else
        {
            text.Append('<').Append(autolink.Url).Append('>');
        }
    }

    private void AddImage(LinkInline image)
    {
        var alternative = new StringBuilder();
        AppendText(alternative, Convert(image));
        if (SafeUrl.ForImage(image.Url) is { } url)
        {
            Add(new MarkdownInline.Image(url, SafeUrl.Plain(alternative.ToString())));
        }
        else
        {
            text.Append(alternative);
        }
    }

    private static void AppendText(StringBuilder target, IReadOnlyList<MarkdownInline> source)
    {
        foreach (var inline in source)
        {
            switch (inline)
            {
                case MarkdownInline.Text t: target.Append(t.Value); break;
                case MarkdownInline.Code c: target.Append(c.Value); break;
                case MarkdownInline.Math m: target.Append(m.Source); break;
                case MarkdownInline.SoftBreak or MarkdownInline.LineBreak: target.Append(' '); break;
                case MarkdownInline.Emphasis e: AppendText(target, e.Children); break;
                case MarkdownInline.Strong s: AppendText(target, s.Children); break;
                case MarkdownInline.Strikethrough s: AppendText(target, s.Children); break;
                case MarkdownInline.Link l: AppendText(target, l.Children); break;
                case MarkdownInline.Image i: target.Append(i.Alternative); break;
            }
        }
    }
}
