namespace ChatStudio.Core.Markdown;

/// <summary>A piece of running text. The set is closed: a view that handles all of these is complete.</summary>
public abstract record MarkdownInline
{
    private MarkdownInline()
    {
    }

    public sealed record Text(string Value) : MarkdownInline;

    public sealed record Emphasis(IReadOnlyList<MarkdownInline> Children) : MarkdownInline;

    public sealed record Strong(IReadOnlyList<MarkdownInline> Children) : MarkdownInline;

    public sealed record Strikethrough(IReadOnlyList<MarkdownInline> Children) : MarkdownInline;

    public sealed record Code(string Value) : MarkdownInline;

    /// <param name="Url">Absolute http, https or mailto address; null while it is still arriving.</param>
    public sealed record Link(string? Url, string? Title, IReadOnlyList<MarkdownInline> Children) : MarkdownInline;

    /// <summary>A picture that is never loaded by itself.</summary>
    /// <param name="Url">Absolute http or https address.</param>
    /// <param name="Alternative">The text in its place.</param>
    public sealed record Image(string Url, string Alternative) : MarkdownInline;

    /// <summary>A line end in the source, a space on the screen.</summary>
    public sealed record SoftBreak : MarkdownInline;

    public sealed record LineBreak : MarkdownInline;

    /// <summary>A tag inside running text, shown as text.</summary>
    public sealed record InlineHtml(string Tag) : MarkdownInline;

    /// <param name="Source">LaTeX, without the delimiters.</param>
    /// <param name="IsDisplay">Written with <c>$$</c> inside a paragraph.</param>
    public sealed record Math(string Source, bool IsDisplay) : MarkdownInline;

    /// <param name="Label">As written between <c>[^</c> and <c>]</c>.</param>
    public sealed record FootnoteReference(string Label) : MarkdownInline;
}
