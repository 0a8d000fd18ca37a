using System.Collections.Concurrent;
using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Comparisons.Storage;

/// <summary>Keeps for as long as the process lives what comparisons have beside their messages, which are in the store of conversations.</summary>
public sealed class InMemoryComparisonStore(IConversationStore conversations) : IComparisonStore
{
    private readonly ConcurrentDictionary<ComparisonId, Kept> _comparisons = new();
    private readonly ConcurrentDictionary<string, SavedLineUp> _lineUps = new(StringComparer.Ordinal);

    public async Task<ComparisonRecord?> LoadAsync(ComparisonId id, CancellationToken cancellationToken)
        => await conversations.LoadAsync(new(id.Value), cancellationToken).ConfigureAwait(false) is { } messages && _comparisons.TryGetValue(id, out var kept)
            ? new(messages, kept.Document, kept.Beginning, kept.Repeat)
            : null;

    public async Task<IReadOnlyDictionary<ComparisonId, string>> ListBallotsAsync(CancellationToken cancellationToken)
    {
        var there = (await conversations.ListAsync(cancellationToken).ConfigureAwait(false)).Select(summary => summary.Id.Value).ToHashSet();
        return _comparisons.Where(kept => there.Contains(kept.Key.Value)).ToDictionary(kept => kept.Key, kept => kept.Value.Ballots);
    }

    public async Task<bool> CommitAsync(ComparisonChange change, CancellationToken cancellationToken)
    {
        if (!await conversations.CommitAsync(change.Conversation, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        _comparisons.AddOrUpdate(
            new(change.Conversation.Summary.Id.Value),
            _ => new(change.Document, change.Ballots, change.Beginning, null),
            (_, kept) => kept with { Document = change.Document, Ballots = change.Ballots });
        return true;
    }

    public Task SaveRepeatAsync(ComparisonId id, string repeat, CancellationToken cancellationToken)
    {
        while (_comparisons.TryGetValue(id, out var kept) && !_comparisons.TryUpdate(id, kept with { Repeat = repeat }, kept))
        {
            // Somebody else changed it in between.
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SavedLineUp>> ListLineUpsAsync(CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<SavedLineUp>>([.. _lineUps.Values]);

    public Task SaveLineUpAsync(SavedLineUp lineUp, CancellationToken cancellationToken)
    {
        _lineUps[lineUp.Name] = lineUp;
        return Task.CompletedTask;
    }

    public Task ForgetLineUpAsync(string name, CancellationToken cancellationToken)
    {
        _lineUps.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    private sealed record Kept(string Document, string Ballots, string? Beginning, string? Repeat);
}
