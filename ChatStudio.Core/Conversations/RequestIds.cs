namespace ChatStudio.Core.Conversations;

/// <summary>Remembers the last commands' ids, so that a double click or a resend after a reconnect is one command. Not thread-safe.</summary>
internal sealed class RequestIds
{
    private const int Kept = 256;

    private readonly HashSet<Guid> _known = [];
    private readonly Queue<Guid> _order = new();

    public bool IsKnown(Guid id) => _known.Contains(id);

    /// <summary>Remembers an id; the empty one never.</summary>
    public void Remember(Guid id)
    {
        if (id == Guid.Empty || !_known.Add(id))
        {
            return;
        }

        _order.Enqueue(id);
        if (_order.Count > Kept)
        {
            _known.Remove(_order.Dequeue());
        }
    }
}
