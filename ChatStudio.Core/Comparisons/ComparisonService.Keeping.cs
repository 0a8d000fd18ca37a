using ChatStudio.Core.Comparisons.Storage;
using ChatStudio.Core.Comparisons.Voting;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Comparisons;

/// <content>Between memory and the store.</content>
public sealed partial class ComparisonService
{
    /// <summary>Reads the votes. To be called once, when the store of conversations is open.</summary>
    /// <exception cref="StorageException">The store cannot be used.</exception>
    internal async Task OpenStoreAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, ballots) in await _store.ListBallotsAsync(cancellationToken).ConfigureAwait(false))
        {
            _ballots[id] = ComparisonFormat.ReadBallots(ballots);
        }
    }

    private bool IsThere(Comparison comparison) => _conversations.Find(comparison.Summary.Id) is not null;

    private async Task<Comparison?> LoadAsync(ComparisonId id, CancellationToken cancellationToken)
    {
        // One at a time, so that no comparison is in memory twice.
        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_open.Find(id) is { } open)
            {
                return open;
            }

            if (await _store.LoadAsync(id, cancellationToken).ConfigureAwait(false) is not { } record || _conversations.Find(new(id.Value)) is not { } summary)
            {
                return null;
            }

            var state = ComparisonFormat.ReadState(record, _generation.Restore);
            var comparison = new Comparison(summary, state, ComparisonFormat.ReadBeginning(record.Beginning, _generation.Restore));
            if (ComparisonFormat.ReadRepeat(record.Repeat) is { } repeat)
            {
                _repeats.TryAdd(id, new(repeat));
            }

            _open.Add(id, comparison);
            return comparison;
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<Comparison> StartNewAsync(
        IReadOnlyList<ColumnSetup> lineUp, string prompt, ComparisonSettings settings, Guid requestId, IReadOnlyList<PastTurn> beginning)
    {
        _conversations.RefuseWhenClosing();
        var now = _time.GetUtcNow();
        var summary = new ConversationSummary
        {
            Id = new(ComparisonId.New(_time).Value),
            Kind = ConversationKind.Comparison,
            Title = ConversationTitle.From(prompt),
            CreatedAt = now,
            UpdatedAt = now,
        };
        var comparison = new Comparison(summary, new(LineUpRules.Columns(lineUp, _time), [], settings), beginning);
        var after = TakeTurns(Ask(comparison.State, prompt));

        // It is listed as soon as it is kept, and whoever opens it then must find this one.
        await comparison.Commands.WaitAsync().ConfigureAwait(false);
        _open.Add(comparison.Id, comparison);
        try
        {
            if (await KeepAsync(comparison, after, requestId, isNew: true).ConfigureAwait(false))
            {
                comparison.Publish(Begin(comparison, after));
                comparison.Requests.Remember(requestId);
                Tell(comparison);
                return comparison;
            }
        }
        finally
        {
            comparison.Commands.Release();
            if (!IsThere(comparison))
            {
                _open.Remove(comparison.Id);
            }
        }

        return await _conversations.FindRequestAsync(requestId).ConfigureAwait(false) is { } known
            && await OpenAsync(new(known.Value)).ConfigureAwait(false) is { } first ? first : throw Deleted();
    }

    /// <summary>Has the store take what changes, before it happens. To be called while the commands are held.</summary>
    /// <returns>False when the request is known: it was carried out already.</returns>
    private async Task<bool> KeepAsync(Comparison comparison, ComparisonState after, Guid requestId, bool isNew = false)
    {
        Ballot[] ballots = [.. Ballot.Of(after)];
        var (document, votes) = (ComparisonFormat.Write(after), ComparisonFormat.Write(ballots));
        if ((document, votes) == comparison.Kept)
        {
            return true;
        }

        var messages = ComparisonChanges.To(comparison, after, requestId) with { IsNew = isNew };
        var change = new ComparisonChange(messages, document, votes)
        {
            Beginning = isNew && comparison.Beginning.Count > 0 ? ComparisonFormat.Write(comparison.Beginning) : null,
        };
        if (!await _store.CommitAsync(change, CancellationToken.None).ConfigureAwait(false))
        {
            return false;
        }

        comparison.Kept = (document, votes);
        _ballots[comparison.Id] = ballots;
        if (isNew)
        {
            comparison.Publish(after);
        }

        comparison.Summary = _conversations.Note(messages.Summary);
        return true;
    }

    /// <summary>Has what the store could not take, or was not worth waiting for, written with the journal's next beat, and again until it works.</summary>
    private void SaveSoon(ComparisonId id) => _journal.Touch(new(id.Value), async () =>
    {
        await ChangeAsync(id, state => state with { }).ConfigureAwait(false);
        if (RepeatOf(id) is { } repeat)
        {
            await _store.SaveRepeatAsync(id, ComparisonFormat.Write(repeat), CancellationToken.None).ConfigureAwait(false);
        }
    });

    /// <summary>A comparison may be renamed or deleted like any conversation.</summary>
    private void LookAfterOpen()
    {
        foreach (var comparison in _open.All)
        {
            var summary = _conversations.Find(comparison.Summary.Id);
            if (summary is null && comparison.State.IsLive)
            {
                _ = AbandonAsync(comparison);
            }
            else if (summary is not null && summary.Title != comparison.Title)
            {
                comparison.Summary = summary;
                Tell(comparison.RaiseChanged, comparison.Id);
            }
        }
    }

    private async Task AbandonAsync(Comparison comparison)
    {
        await comparison.Commands.WaitAsync().ConfigureAwait(false);
        try
        {
            // One that is only just being kept is not listed yet.
            if (!IsThere(comparison) && comparison.State.Current is { } round)
            {
                comparison.Publish(comparison.State.With(StopIn(round, _ => true)));
                round.Merged?.Stop();
            }
        }
        finally
        {
            comparison.Commands.Release();
        }

        Tell(comparison);
    }

    private void Tell(Comparison comparison)
    {
        Tell(comparison.RaiseChanged, comparison.Id);
        Tell(() => Changed?.Invoke(), comparison.Id);
    }

    /// <summary>A viewer that throws must not undo a command nor break the watch over runs; it is logged.</summary>
    private void Tell(Action raise, ComparisonId id)
    {
        try
        {
            raise();
        }
        catch (Exception e)
        {
            LogViewerFailed(_logger, id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Comparison {ComparisonId}: a viewer failed on a change")]
    private static partial void LogViewerFailed(ILogger logger, ComparisonId comparisonId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Comparison {ComparisonId}: what followed the end of an answer could not be saved; columns that waited for it were not asked")]
    private static partial void LogNotAsked(ILogger logger, ComparisonId comparisonId, Exception exception);
}
