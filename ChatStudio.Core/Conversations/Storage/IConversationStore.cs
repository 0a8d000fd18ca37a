using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>
/// Where conversations are kept. Thread-safe. Each call is one transaction: what it was told is kept whole or not at all, and
/// is kept once its task has completed.
/// </summary>
/// <remarks>
/// Every method throws <see cref="StorageException"/> when the store cannot do it at the moment: locked, full, broken. The same
/// call may be made again. A contract test in the test project holds for every implementation.
/// </remarks>
public interface IConversationStore
{
    /// <summary>
    /// Prepares the store for this process. Runs that an earlier one left running become interrupted, under a higher epoch:
    /// whoever still holds them can write no more.
    /// </summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>All conversations, deleted ones that can be taken back included; in no order.</summary>
    Task<IReadOnlyList<ConversationSummary>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One conversation whole; null when there is none.</summary>
    Task<ConversationRecord?> LoadAsync(ConversationId id, CancellationToken cancellationToken);

    /// <summary>The conversation that a request id has changed; null when it is not known.</summary>
    Task<ConversationId?> FindRequestAsync(Guid requestId, CancellationToken cancellationToken);

    /// <summary>Keeps what one command changed.</summary>
    /// <returns>False when its request id is known: nothing was changed then.</returns>
    Task<bool> CommitAsync(ConversationChange change, CancellationToken cancellationToken);

    /// <summary>Keeps a whole conversation that came from elsewhere: all its messages with their ended runs, and no queue. Its ids must be new.</summary>
    Task ImportAsync(ConversationRecord conversation, CancellationToken cancellationToken);

    /// <summary>Keeps title, pin, archive, deletion and tags of a conversation, and nothing else of it.</summary>
    Task SaveDetailsAsync(ConversationSummary summary, CancellationToken cancellationToken);

    /// <summary>Keeps what running answers brought. A run whose epoch is not the store's, or that has ended there, is refused.</summary>
    /// <returns>The runs that were refused. Their writer has been replaced and must stop.</returns>
    Task<IReadOnlyList<RunId>> FlushAsync(IReadOnlyList<RunFlush> flushes, CancellationToken cancellationToken);

    /// <summary>Keeps an ended run and its finished message. Final: the first end stays.</summary>
    /// <returns>False when the run was refused as in <see cref="FlushAsync"/>.</returns>
    Task<bool> EndAsync(RunEnding ending, CancellationToken cancellationToken);

    /// <summary>The latest message of each conversation that has all words; of at most <paramref name="limit"/> conversations, the latest first.</summary>
    /// <param name="among">Conversations to look in; null for all that are not deleted.</param>
    Task<IReadOnlyList<MessageHit>> FindTextAsync(SearchWords words, IReadOnlyCollection<ConversationId>? among, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets conversations for good.</summary>
    Task PurgeAsync(IReadOnlyList<ConversationId> ids, CancellationToken cancellationToken);
}
