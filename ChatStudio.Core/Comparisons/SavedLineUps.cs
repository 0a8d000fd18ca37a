using ChatStudio.Core.Comparisons.Storage;

namespace ChatStudio.Core.Comparisons;

/// <summary>The line-ups people kept. A singleton: all tabs see the same ones. Thread-safe.</summary>
public sealed class SavedLineUps(IComparisonStore store)
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<SavedLineUp> _all = [];

    /// <summary>Raised after one was saved or removed, on any thread and outside locks.</summary>
    public event Action? Changed;

    /// <summary>By name. An immutable snapshot.</summary>
    public IReadOnlyList<SavedLineUp> All => _all;

    /// <summary>Keeps a line-up; one of the same name is replaced.</summary>
    /// <exception cref="Conversations.Storage.StorageException">It could not be kept, and nothing changed.</exception>
    public async Task SaveAsync(SavedLineUp lineUp)
    {
        await store.SaveLineUpAsync(lineUp, CancellationToken.None).ConfigureAwait(false);
        Change(all => [.. all.Where(kept => kept.Name != lineUp.Name), lineUp]);
    }

    /// <exception cref="Conversations.Storage.StorageException">It is still kept.</exception>
    public async Task RemoveAsync(string name)
    {
        await store.ForgetLineUpAsync(name, CancellationToken.None).ConfigureAwait(false);
        Change(all => [.. all.Where(kept => kept.Name != name)]);
    }

    internal async Task OpenStoreAsync(CancellationToken cancellationToken)
    {
        var kept = await store.ListLineUpsAsync(cancellationToken).ConfigureAwait(false);
        Change(_ => kept);
    }

    private void Change(Func<IReadOnlyList<SavedLineUp>, IEnumerable<SavedLineUp>> change)
    {
        lock (_gate)
        {
            _all = [.. change(_all).OrderBy(kept => kept.Name, StringComparer.OrdinalIgnoreCase)];
        }

        Changed?.Invoke();
    }
}
