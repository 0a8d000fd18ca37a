namespace ChatStudio.Core.Comparisons;

/// <summary>The line-ups people kept. A singleton: all tabs see the same ones. Thread-safe.</summary>
public sealed class SavedLineUps(IComparisonStore store)
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<SavedLineUp> _all = store.LoadLineUps();

    /// <summary>Raised after one was saved or removed, on any thread and outside locks.</summary>
    public event Action? Changed;

    /// <summary>By name. An immutable snapshot.</summary>
    public IReadOnlyList<SavedLineUp> All => _all;

    /// <summary>Keeps a line-up; one of the same name is replaced.</summary>
    public void Save(SavedLineUp lineUp) => Change(all => [.. all.Where(kept => kept.Name != lineUp.Name), lineUp]);

    public void Remove(string name) => Change(all => [.. all.Where(kept => kept.Name != name)]);

    private void Change(Func<IReadOnlyList<SavedLineUp>, IEnumerable<SavedLineUp>> change)
    {
        lock (_gate)
        {
            _all = [.. change(_all).OrderBy(kept => kept.Name, StringComparer.OrdinalIgnoreCase)];
            store.KeepLineUps(_all);
        }

        Changed?.Invoke();
    }
}
