namespace ChatStudio.Core.Comparisons;

/// <summary>A line-up that was kept under a name, to be taken up again in one click.</summary>
public sealed record SavedLineUp(string Name, IReadOnlyList<ColumnSetup> Columns);
