namespace ChatStudio.Core.Conversations;

/// <summary>The summaries of all conversations, kept in memory: a list of ten thousand is drawn without asking the store. Thread-safe.</summary>
internal sealed class ConversationSummaries
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, ConversationSummary> _all = [];
    private IReadOnlyList<ConversationSummary>? _sorted;

    /// <summary>Those that are not deleted, the last written to first.</summary>
    public IReadOnlyList<ConversationSummary> Listed
    {
        get
        {
            lock (_gate)
            {
                return _sorted ??= [.. _all.Values.Where(summary => summary.DeletedAt is null)
                    .OrderByDescending(summary => summary.UpdatedAt).ThenByDescending(summary => summary.Id.Value)];
            }
        }
    }

    /// <summary>Deleted ones included.</summary>
    public IReadOnlyList<ConversationSummary> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all.Values];
            }
        }
    }

    public ConversationSummary? Find(ConversationId id)
    {
        lock (_gate)
        {
            return _all.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<ConversationSummary> DeletedBefore(DateTimeOffset time)
    {
        lock (_gate)
        {
            return [.. _all.Values.Where(summary => summary.DeletedAt <= time)];
        }
    }

    public void Put(ConversationSummary summary)
    {
        lock (_gate)
        {
            _all[summary.Id] = summary;
            _sorted = null;
        }
    }

    public void Remove(ConversationId id)
    {
        lock (_gate)
        {
            _all.Remove(id);
            _sorted = null;
        }
    }

    /// <summary>Replaces a summary in one step; null when there is none.</summary>
    public ConversationSummary? Change(ConversationId id, Func<ConversationSummary, ConversationSummary> change)
    {
        lock (_gate)
        {
            if (!_all.TryGetValue(id, out var summary))
            {
                return null;
            }

            _sorted = null;
            return _all[id] = change(summary);
        }
    }
}
