namespace ChatStudio.Core.Markdown;

/// <summary>Raw HTML, which is always shown as text and never as markup.</summary>
public sealed record HtmlBlock(string Text) : MarkdownBlock;
