namespace ChatStudio.Core.Markdown;

public sealed record ThematicBreak : MarkdownBlock;
