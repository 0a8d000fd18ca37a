namespace ChatStudio.Core.Conversations;

/// <summary>
/// The conversations that are in memory, each once: those that somebody shows or that answer at the moment, and the last ones
/// besides, so that going back to one is instant. Thread-safe.
/// </summary>
internal sealed class OpenConversations
{
    private const int Kept = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, WeakReference<Conversation>> _known = [];
    private readonly List<Conversation> _recent = [];

    // Nowhere else, so they must not be collected.
    private readonly Dictionary<ConversationId, Conversation> _temporary = [];

    public Conversation? Find(ConversationId id)
    {
        lock (_gate)
        {
            if (Peek(id) is not { } conversation)
            {
                return null;
            }

            Remember(conversation);
            return conversation;
        }
    }

    /// <summary>The same for a look that does not count as a use.</summary>
    public Conversation? Peek(ConversationId id)
    {
        lock (_gate)
        {
            return _known.TryGetValue(id, out var reference) && reference.TryGetTarget(out var conversation) ? conversation : null;
        }
    }

    public void Add(Conversation conversation)
    {
        lock (_gate)
        {
            _known[conversation.Id] = new(conversation);
            if (conversation.IsTemporary)
            {
                _temporary[conversation.Id] = conversation;
            }

            Remember(conversation);
            foreach (var (id, _) in _known.Where(known => !known.Value.TryGetTarget(out _)).ToList())
            {
                _known.Remove(id);
            }
        }
    }

    public void Remove(ConversationId id)
    {
        lock (_gate)
        {
            _known.Remove(id);
            _temporary.Remove(id);
            _recent.RemoveAll(conversation => conversation.Id == id);
        }
    }

    private void Remember(Conversation conversation)
    {
        if (_recent is [.., var last] && last == conversation)
        {
            return;
        }

        _recent.Remove(conversation);
        _recent.Add(conversation);
        if (_recent.Count > Kept)
        {
            _recent.RemoveAt(0);
        }
    }
}
