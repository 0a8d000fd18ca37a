using ChatStudio.Core.Conversations.Storage;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations;

/// <content>
/// What a person does to a conversation as a whole. None of it opens the conversation; each is kept when its task has
/// completed, throws <see cref="StorageException"/> when it could not be, and then has changed nothing.
/// </content>
public sealed partial class ConversationService
{
    /// <summary>For how long a deletion can be taken back. Afterwards nothing is left of it.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromMinutes(10);

    public const int MaxTags = 20;

    public const int MaxTagLength = 40;

    // Two changes of the same summary must not overwrite each other on their way to the store.
    private readonly SemaphoreSlim _details = new(1, 1);

    /// <summary>
    /// Gives a title. It is cleaned to one line of at most <see cref="ConversationSummary.MaxTitleLength"/> characters; an empty
    /// one changes nothing. A title from a lesser source than the present one changes nothing either.
    /// </summary>
    public Task RenameAsync(ConversationId id, string title, TitleSource source = TitleSource.Person)
        => ConversationTitle.Clean(title) is { Length: > 0 } clean
            ? DetailAsync(id, summary => source < summary.TitleSource ? summary : summary with { Title = clean, TitleSource = source })
            : Task.CompletedTask;

    public Task PinAsync(ConversationId id, bool isPinned) => DetailAsync(id, summary => summary with { IsPinned = isPinned });

    public Task ArchiveAsync(ConversationId id, bool isArchived) => DetailAsync(id, summary => summary with { IsArchived = isArchived });

    /// <summary>Replaces its tags. Blank ones and doubles (whatever their case) are left out; at most <see cref="MaxTags"/>, of at most <see cref="MaxTagLength"/> characters each.</summary>
    public Task TagAsync(ConversationId id, IEnumerable<string> tags)
    {
        var clean = ConversationTags.Clean(tags);
        return DetailAsync(id, summary => summary.Tags.SequenceEqual(clean) ? summary : summary with { Tags = clean });
    }

    /// <summary>
    /// Stops its runs, on all branches, and takes it out of every list. For <see cref="UndoWindow"/> it can be taken back; a
    /// temporary one is gone at once.
    /// </summary>
    public async Task DeleteAsync(ConversationId id)
    {
        if (Find(id) is not { } summary)
        {
            return;
        }

        if (summary.IsTemporary)
        {
            await _temporary.PurgeAsync([id], CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            await DetailAsync(id, s => s with { DeletedAt = time.GetUtcNow() }, isTold: false).ConfigureAwait(false);
        }

        if (_open.Find(id) is { } open)
        {
            await MarkDeletedAsync(open, true).ConfigureAwait(false);
            Tell(open.RaiseChanged, id);
        }

        if (summary.IsTemporary)
        {
            _summaries.Remove(id);
            _open.Remove(id);
        }

        Tell(() => Changed?.Invoke(), id);
    }

    /// <summary>Takes a deletion back. Answers that streamed stay stopped. Does nothing when it is too late.</summary>
    /// <returns>False when it was too late.</returns>
    public async Task<bool> UndoDeleteAsync(ConversationId id)
    {
        if (!await DetailAsync(id, summary => summary with { DeletedAt = null }).ConfigureAwait(false))
        {
            return false;
        }

        if (_open.Find(id) is { } open)
        {
            await MarkDeletedAsync(open, false).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Forgets for good what was deleted long enough ago.</summary>
    internal async Task PurgeAsync()
    {
        // With the details held: what is being forgotten can no longer be taken back.
        await _details.WaitAsync().ConfigureAwait(false);
        try
        {
            var due = _summaries.DeletedBefore(time.GetUtcNow() - UndoWindow);
            if (due.Count == 0)
            {
                return;
            }

            await store.PurgeAsync([.. due.Select(summary => summary.Id)], CancellationToken.None).ConfigureAwait(false);
            foreach (var summary in due)
            {
                _summaries.Remove(summary.Id);
                _open.Remove(summary.Id);
            }

            LogPurged(logger, due.Count);
        }
        finally
        {
            _details.Release();
        }
    }

    private static async Task MarkDeletedAsync(Conversation conversation, bool isDeleted)
    {
        await conversation.Commands.WaitAsync().ConfigureAwait(false);
        try
        {
            lock (conversation.Gate)
            {
                conversation.IsDeleted = isDeleted;
                foreach (var message in conversation.Tree.Messages)
                {
                    message.Run?.Stop();
                }
            }
        }
        finally
        {
            conversation.Commands.Release();
        }
    }

    /// <returns>False when that changes nothing.</returns>
    private async Task<bool> DetailAsync(ConversationId id, Func<ConversationSummary, ConversationSummary> change, bool isTold = true)
    {
        await _details.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_summaries.Find(id) is not { } before || change(before) is not { } after || after == before)
            {
                return false;
            }

            await StoreOf(before).SaveDetailsAsync(after, CancellationToken.None).ConfigureAwait(false);
            var summary = _summaries.Change(id, current => current.WithDetailsOf(after));
            if (_open.Find(id) is { } open && summary is not null)
            {
                open.Summary = summary;
                if (isTold)
                {
                    Tell(open.RaiseChanged, id);
                }
            }
        }
        finally
        {
            _details.Release();
        }

        if (isTold)
        {
            Tell(() => Changed?.Invoke(), id);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} deleted conversations were forgotten for good")]
    private static partial void LogPurged(ILogger logger, int count);
}
