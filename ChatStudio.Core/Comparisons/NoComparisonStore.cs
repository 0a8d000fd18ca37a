namespace ChatStudio.Core.Comparisons;

/// <summary>Keeps nothing: comparisons live as long as the process.</summary>
internal sealed class NoComparisonStore : IComparisonStore
{
    public IReadOnlyList<Comparison> Load() => [];

    public void Keep(Comparison comparison)
    {
        // The service has it in memory.
    }

    public void Remove(ComparisonId id)
    {
        // It was never kept.
    }

    public IReadOnlyList<SavedLineUp> LoadLineUps() => [];

    public void KeepLineUps(IReadOnlyList<SavedLineUp> lineUps)
    {
        // The singleton has them in memory.
    }
}
