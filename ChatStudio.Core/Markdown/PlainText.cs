namespace ChatStudio.Core.Markdown;

/// <summary>Text shown as it was written, because reading it as Markdown would cost more than it is worth.</summary>
/// <param name="Note">What the reader is told about it, one sentence.</param>
public sealed record PlainText(string Text, string Note) : MarkdownBlock;
