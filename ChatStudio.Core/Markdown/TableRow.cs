namespace ChatStudio.Core.Markdown;

/// <param name="Cells">One list of inlines per column.</param>
public sealed record TableRow(IReadOnlyList<IReadOnlyList<MarkdownInline>> Cells);
