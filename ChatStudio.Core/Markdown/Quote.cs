namespace ChatStudio.Core.Markdown;

public sealed record Quote(IReadOnlyList<MarkdownBlock> Blocks) : MarkdownBlock;
