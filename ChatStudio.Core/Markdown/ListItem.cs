namespace ChatStudio.Core.Markdown;

/// <param name="Task">Null for an ordinary item; otherwise whether the task (<c>- [x]</c>) is done.</param>
public sealed record ListItem(bool? Task, IReadOnlyList<MarkdownBlock> Blocks);
