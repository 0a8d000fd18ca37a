namespace ChatStudio.Core.Conversations;

/// <summary>
/// What is in memory, each once: what somebody shows or what answers at the moment, and the last ones besides, so that going back to
/// one is instant. Thread-safe.
/// </summary>
internal sealed class OpenItems<TId, TItem>
    where TId : notnull
    where TItem : class
{
    private const int Kept = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<TId, WeakReference<TItem>> _known = [];
    private readonly List<(TId Id, TItem Item)> _recent = [];

    // Nowhere else, so they must not be collected.
    private readonly Dictionary<TId, TItem> _held = [];

    /// <summary>All that are in memory.</summary>
    public IReadOnlyList<TItem> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _known.Keys.Select(Known).OfType<TItem>()];
            }
        }
    }

    public TItem? Find(TId id)
    {
        lock (_gate)
        {
            if (Known(id) is not { } item)
            {
                return null;
            }

            Remember(id, item);
            return item;
        }
    }

    /// <summary>The same for a look that does not count as a use.</summary>
    public TItem? Peek(TId id)
    {
        lock (_gate)
        {
            return Known(id);
        }
    }

    /// <param name="isHeld">It stays until it is removed.</param>
    public void Add(TId id, TItem item, bool isHeld = false)
    {
        lock (_gate)
        {
            _known[id] = new(item);
            if (isHeld)
            {
                _held[id] = item;
            }

            Remember(id, item);
            foreach (var gone in _known.Keys.Where(known => Known(known) is null).ToList())
            {
                _known.Remove(gone);
            }
        }
    }

    public void Remove(TId id)
    {
        lock (_gate)
        {
            _known.Remove(id);
            _held.Remove(id);
            _recent.RemoveAll(recent => recent.Id.Equals(id));
        }
    }

    private TItem? Known(TId id) => _known.TryGetValue(id, out var reference) && reference.TryGetTarget(out var item) ? item : null;

    private void Remember(TId id, TItem item)
    {
        if (_recent is [.., var last] && last.Item == item)
        {
            return;
        }

        _recent.Remove((id, item));
        _recent.Add((id, item));
        if (_recent.Count > Kept)
        {
            _recent.RemoveAt(0);
        }
    }
}
