using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>
/// Draws running text. Elements are written frame by frame from the closed set of inlines; nothing of the text is ever markup.
/// One renderer belongs to one view and remembers the pieces of its texts between renders.
/// </summary>
internal sealed class InlineRenderer(BlockScope scope)
{
    private readonly List<TextPieces> texts = [];
    private int text;

    public RenderFragment Fragment(IReadOnlyList<MarkdownInline> inlines, bool hasCaret) => builder =>
    {
        text = 0;
        Add(builder, inlines);
        texts.RemoveRange(text, texts.Count - text);
        if (hasCaret)
        {
            builder.OpenRegion(99);
            Caret.Add(builder);
            builder.CloseRegion();
        }
    };

    // A region per inline, numbered by kind: text that grows at the end is an insertion at the end for the diff.
    private void Add(RenderTreeBuilder builder, IReadOnlyList<MarkdownInline> inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case MarkdownInline.Text or MarkdownInline.SoftBreak or MarkdownInline.InlineHtml: builder.OpenRegion(0); break;
                case MarkdownInline.Link: builder.OpenRegion(1); break;
                case MarkdownInline.Image or MarkdownInline.FootnoteReference: builder.OpenRegion(2); break;
                default: builder.OpenRegion(3); break;
            }

            AddContent(builder, inline);
            builder.CloseRegion();
        }
    }

    private void AddContent(RenderTreeBuilder builder, MarkdownInline inline)
    {
        switch (inline)
        {
            case MarkdownInline.Text t: AddText(builder, t.Value); break;
            case MarkdownInline.SoftBreak: AddText(builder, "\n"); break;
            case MarkdownInline.InlineHtml h: AddText(builder, h.Tag); break;
            case MarkdownInline.LineBreak: AddElement(builder, "br", []); break;
            case MarkdownInline.Code c: AddCode(builder, c.Value); break;
            case MarkdownInline.Math m: AddFormula(builder, m); break;
            case MarkdownInline.Emphasis e: AddElement(builder, "em", e.Children); break;
            case MarkdownInline.Strong s: AddElement(builder, "strong", s.Children); break;
            case MarkdownInline.Strikethrough s: AddElement(builder, "del", s.Children); break;
            case MarkdownInline.Link l: AddLink(builder, l); break;
            case MarkdownInline.Image i: AddImage(builder, i); break;
            case MarkdownInline.FootnoteReference f: AddReference(builder, f); break;
        }
    }

    private void AddText(RenderTreeBuilder builder, string value)
    {
        if (text == texts.Count)
        {
            texts.Add(new TextPieces());
        }

        var pieces = texts[text++];
        pieces.Set(value);
        foreach (var piece in pieces.Pieces)
        {
            builder.AddContent(0, piece);
        }
    }

    // Keyed by what it says: a formula that is set stays the same element while the text around it grows.
    private static void AddFormula(RenderTreeBuilder builder, MarkdownInline.Math math)
    {
        builder.OpenComponent<FormulaView>(0);
        builder.SetKey(math);
        builder.AddComponentParameter(1, nameof(FormulaView.Source), math.Source);
        builder.AddComponentParameter(2, nameof(FormulaView.IsDisplay), math.IsDisplay);
        builder.CloseComponent();
    }

    private void AddCode(RenderTreeBuilder builder, string source)
    {
        builder.OpenElement(0, "code");
        builder.OpenRegion(2);
        AddText(builder, source);
        builder.CloseRegion();
        builder.CloseElement();
    }

    private void AddElement(RenderTreeBuilder builder, string name, IReadOnlyList<MarkdownInline> children)
    {
        builder.OpenElement(0, name);
        builder.OpenRegion(1);
        Add(builder, children);
        builder.CloseRegion();
        builder.CloseElement();
    }

    private void AddLink(RenderTreeBuilder builder, MarkdownInline.Link link)
    {
        builder.OpenElement(0, "a");
        if (link.Url is not null)
        {
            AddDestination(builder, link.Url, link.Title is null ? link.Url : $"{link.Title} ({link.Url})");
        }

        builder.OpenRegion(5);
        Add(builder, link.Children);
        builder.CloseRegion();
        builder.CloseElement();
    }

    // The page's CSP loads no picture from elsewhere, and opening one tells its host about the reader: so it takes a click, in a new tab.
    private static void AddImage(RenderTreeBuilder builder, MarkdownInline.Image image)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "md-image");
        builder.OpenElement(2, "a");
        AddDestination(builder, image.Url, image.Url);
        builder.AddAttribute(5, "class", "btn out sm");
        builder.AddContent(6, $"Open image from {SafeUrl.Destination(image.Url)}");
        builder.OpenElement(7, "span");
        builder.AddAttribute(8, "class", "sr");
        builder.AddContent(9, " (new tab)");
        builder.CloseElement();
        builder.CloseElement();
        builder.OpenElement(10, "span");
        builder.AddAttribute(11, "class", "alt");
        builder.AddContent(12, image.Alternative);
        builder.CloseElement();
        builder.OpenElement(13, "span");
        builder.AddAttribute(14, "class", "url mono");
        builder.AddContent(15, image.Url);
        builder.CloseElement();
        builder.CloseElement();
    }

    private void AddReference(RenderTreeBuilder builder, MarkdownInline.FootnoteReference reference)
    {
        builder.OpenElement(0, "sup");
        builder.AddAttribute(1, "class", "ref");
        builder.OpenElement(2, "span");
        builder.AddAttribute(3, "aria-describedby", scope.FootnoteId(reference.Label));
        builder.AddContent(4, reference.Label);
        builder.CloseElement();
        builder.CloseElement();
    }

    private static void AddDestination(RenderTreeBuilder builder, string url, string title)
    {
        builder.AddAttribute(1, "href", url);
        builder.AddAttribute(2, "title", title);
        builder.AddAttribute(3, "target", "_blank");
        builder.AddAttribute(4, "rel", "noopener noreferrer nofollow");
    }
}
