namespace ChatStudio.Core.Markdown;

/// <param name="Level">1 to 6, as written.</param>
public sealed record Heading(int Level, IReadOnlyList<MarkdownInline> Inlines) : MarkdownBlock;
