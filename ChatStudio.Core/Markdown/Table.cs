namespace ChatStudio.Core.Markdown;

/// <summary>A GFM table. Every row has exactly as many cells as <paramref name="Columns"/> has entries.</summary>
public sealed record Table(IReadOnlyList<ColumnAlignment> Columns, TableRow Head, IReadOnlyList<TableRow> Rows) : MarkdownBlock;
