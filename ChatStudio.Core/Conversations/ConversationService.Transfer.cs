using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations;

/// <content>Whole conversations: as they go out, as they come in, and the end of all of them.</content>
public sealed partial class ConversationService
{
    // Deleting is one transaction for so many, so that nobody who writes waits behind all of them.
    private const int PurgedAtOnce = 200;

    /// <summary>
    /// Everything about a conversation, with answers that still stream as far as they have come. It is not opened. Null when there is
    /// none or when it is deleted.
    /// </summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public async Task<ConversationRecord?> ReadAsync(ConversationId id, CancellationToken cancellationToken = default)
    {
        if (Find(id) is not { } summary || await StoreOf(summary).LoadAsync(id, cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return null;
        }

        var live = new Dictionary<MessageId, Run>();
        if (_open.Peek(id) is { } open)
        {
            lock (open.Gate)
            {
                foreach (var message in record.Messages.Where(message => message.Runs is [.., var last] && !last.State.IsFinal()))
                {
                    if (open.Tree.Find(message.Id)?.Run is { } run)
                    {
                        live[message.Id] = run;
                    }
                }
            }
        }

        return record with
        {
            Summary = summary,
            Messages = live.Count == 0 ? record.Messages : [.. record.Messages.Select(message => live.TryGetValue(message.Id, out var run) ? WithLive(message, run) : message)],
        };
    }

    /// <summary>Takes in a conversation that came from elsewhere. Its ids must be new and its runs ended; nobody is asked.</summary>
    /// <exception cref="StorageException">It could not be saved; nothing of it was kept.</exception>
    public async Task ImportAsync(ConversationRecord conversation, CancellationToken cancellationToken = default)
    {
        await store.ImportAsync(conversation, cancellationToken).ConfigureAwait(false);
        _summaries.Put(conversation.Summary);
        Tell(() => Changed?.Invoke(), conversation.Summary.Id);
    }

    /// <summary>
    /// Stops all answers and forgets all conversations for good, also those that are archived, temporary or could still be taken back.
    /// </summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="StorageException">Some could not be removed: they are there and the rest is gone. It can be called again.</exception>
    public async Task<int> DeleteAllAsync()
    {
        var all = _summaries.All;
        foreach (var open in all.Select(summary => _open.Peek(summary.Id)).OfType<Conversation>())
        {
            await MarkDeletedAsync(open, true).ConfigureAwait(false);
        }

        await _details.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (var some in all.Where(summary => !summary.IsTemporary).Chunk(PurgedAtOnce))
            {
                await store.PurgeAsync([.. some.Select(summary => summary.Id)], CancellationToken.None).ConfigureAwait(false);
                Forget(some);
            }

            ConversationSummary[] temporary = [.. all.Where(summary => summary.IsTemporary)];
            await _temporary.PurgeAsync([.. temporary.Select(summary => summary.Id)], CancellationToken.None).ConfigureAwait(false);
            Forget(temporary);
        }
        catch (StorageException)
        {
            foreach (var open in all.Select(summary => _open.Peek(summary.Id)).OfType<Conversation>())
            {
                await MarkDeletedAsync(open, false).ConfigureAwait(false);
            }

            throw;
        }
        finally
        {
            _details.Release();
            Tell(() => Changed?.Invoke(), default);
        }

        LogAllDeleted(logger, all.Count);
        return all.Count;
    }

    private static MessageRecord WithLive(MessageRecord message, Run run)
    {
        var record = run.ToRecord();
        return message with { Text = record.Text, Runs = [.. message.Runs.Take(message.Runs.Count - 1), record] };
    }

    private void Forget(ConversationSummary[] gone)
    {
        foreach (var summary in gone)
        {
            _summaries.Remove(summary.Id);
            _open.Remove(summary.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "All {Count} conversations were deleted for good")]
    private static partial void LogAllDeleted(ILogger logger, int count);
}
