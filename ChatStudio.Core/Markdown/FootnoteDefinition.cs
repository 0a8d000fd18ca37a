namespace ChatStudio.Core.Markdown;

/// <summary>The text of a footnote, at the place where it was written.</summary>
/// <param name="Label">As written between <c>[^</c> and <c>]</c>.</param>
public sealed record FootnoteDefinition(string Label, IReadOnlyList<MarkdownBlock> Blocks) : MarkdownBlock;
