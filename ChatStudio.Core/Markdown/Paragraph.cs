namespace ChatStudio.Core.Markdown;

public sealed record Paragraph(IReadOnlyList<MarkdownInline> Inlines) : MarkdownBlock;
