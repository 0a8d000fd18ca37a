namespace ChatStudio.Core.Comparisons;

/// <summary>
/// Where comparisons outlive the process. Told of each change of columns, rounds, votes and settings and of each answer that began or
/// ended, never of arriving text. Calls come from any thread, for one comparison one after the other, and must return at once: what
/// takes time is done behind it.
/// </summary>
public interface IComparisonStore
{
    /// <summary>What was kept, read once at the start.</summary>
    IReadOnlyList<Comparison> Load();

    void Keep(Comparison comparison);

    void Remove(ComparisonId id);

    IReadOnlyList<SavedLineUp> LoadLineUps();

    /// <param name="lineUps">All of them.</param>
    void KeepLineUps(IReadOnlyList<SavedLineUp> lineUps);
}
