using ChatStudio.Core.Conversations.Storage;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations;

/// <content>Between memory and the store.</content>
public sealed partial class ConversationService
{
    /// <summary>Opens the store and reads what a list needs. To be called once, before anything else.</summary>
    /// <exception cref="StorageException">The store cannot be used.</exception>
    internal async Task OpenStoreAsync(CancellationToken cancellationToken)
    {
        await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        foreach (var summary in await store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            _summaries.Put(summary);
        }

        await PurgeAsync().ConfigureAwait(false);
    }

    private async Task<Conversation?> LoadAsync(ConversationId id, CancellationToken cancellationToken)
    {
        // One at a time, so that no conversation is in memory twice.
        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_open.Find(id) is { } open)
            {
                return open;
            }

            if (await store.LoadAsync(id, cancellationToken).ConfigureAwait(false) is not { } record || Find(id) is not { } summary)
            {
                return null;
            }

            var conversation = Conversation.Restore(record with { Summary = summary }, generation.Restore);
            _open.Add(id, conversation);
            return conversation;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Has the store take a change, together with what was shown since it was last told; then memory's summary follows.</summary>
    private async Task<bool> CommitAsync(Conversation conversation, ConversationChange change)
    {
        if (!await StoreOf(conversation.Summary).CommitAsync(change, CancellationToken.None).ConfigureAwait(false))
        {
            return false;
        }

        lock (conversation.Gate)
        {
            conversation.UnsavedShown.Clear();
        }

        if (_summaries.Change(conversation.Id, summary => summary.WithActivityOf(change.Summary)) is { } summary)
        {
            conversation.Summary = summary;
        }

        return true;
    }

    /// <summary>Kept with the journal's next beat: how a conversation is shown is not worth a wait, nor a refusal when the store is busy.</summary>
    private Task<bool> SaveSoon(Conversation conversation)
    {
        if (!conversation.IsTemporary)
        {
            journal.Touch(conversation.Id, () => SaveAsync(conversation));
        }

        return Yes;
    }

    private Task<bool> Show(Conversation conversation, ConversationMessage message)
    {
        conversation.Tree.Show(message);
        if (message.ParentId is { } parent)
        {
            conversation.UnsavedShown[parent] = message.Id;
        }

        return SaveSoon(conversation);
    }

    private async Task SaveAsync(Conversation conversation)
    {
        await conversation.Commands.WaitAsync().ConfigureAwait(false);
        try
        {
            if (Find(conversation.Id) is not null)
            {
                await CommitAsync(conversation, ConversationTurns.Change(conversation)).ConfigureAwait(false);
            }
        }
        finally
        {
            conversation.Commands.Release();
        }
    }

    internal void RefuseWhenClosing()
    {
        if (generation.IsClosing)
        {
            throw new PromptRejectedException("ChatStudio is shutting down. Nothing was sent and your text is still here: send it again after the restart.");
        }
    }

    internal static async Task<T> RefuseUnsavedAsync<T>(Func<Task<T>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (StorageException problem)
        {
            throw new PromptRejectedException($"{problem.Message} Nothing was sent, because it could not be saved, and your text is still here: {(problem.Problem == StorageProblem.Full
                ? "make room and send it again."
                : "send it again in a moment.")}", problem);
        }
    }

    private void Tell(Conversation conversation)
    {
        Tell(conversation.RaiseChanged, conversation.Id);
        Tell(() => Changed?.Invoke(), conversation.Id);
    }

    /// <summary>A viewer that throws must not undo a command nor break the run's watch; it is logged.</summary>
    private void Tell(Action raise, ConversationId id)
    {
        try
        {
            raise();
        }
        catch (Exception e)
        {
            LogViewerFailed(logger, id, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversation {ConversationId}: a viewer failed on a change")]
    private static partial void LogViewerFailed(ILogger logger, ConversationId conversationId, Exception exception);
}
