namespace ChatStudio.Core.Markdown;

/// <summary>A quote that begins with <c>[!NOTE]</c> or one of its siblings.</summary>
public sealed record Alert(AlertKind Kind, IReadOnlyList<MarkdownBlock> Blocks) : MarkdownBlock;
