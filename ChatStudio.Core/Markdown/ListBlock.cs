namespace ChatStudio.Core.Markdown;

/// <param name="Start">The number of the first item of an ordered list; 1 for a bullet list.</param>
/// <param name="IsTight">No blank line between the items: their paragraphs are drawn without paragraph spacing.</param>
public sealed record ListBlock(bool IsOrdered, int Start, bool IsTight, IReadOnlyList<ListItem> Items) : MarkdownBlock;
