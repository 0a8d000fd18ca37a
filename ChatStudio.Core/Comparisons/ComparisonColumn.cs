namespace ChatStudio.Core.Comparisons;

/// <summary>A column as it stands now. Earlier rounds keep the setup they were asked with.</summary>
/// <param name="Slot">
/// Hue and shape within this comparison, 1 to 6: the model's own unless an earlier column has it, then the next free one.
/// </param>
/// <param name="IsMuted">It keeps its place and its history and is not asked in new rounds.</param>
/// <param name="IsCollapsed">It is asked like the others and takes no room on the screen.</param>
public sealed record ComparisonColumn(ColumnId Id, ColumnSetup Setup, int Slot, bool IsMuted = false, bool IsCollapsed = false);
