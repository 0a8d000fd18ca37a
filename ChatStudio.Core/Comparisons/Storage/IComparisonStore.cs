using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Comparisons.Storage;

/// <summary>
/// Where comparisons are kept. A comparison is a conversation of its own kind: its prompts and answers are messages there, and their runs
/// are flushed, ended, recovered and purged with all others by <see cref="IConversationStore"/>, on the same data. Here is what it has
/// beside them, as text that <see cref="ComparisonFormat"/> writes and reads. Thread-safe; each call is one transaction.
/// </summary>
/// <remarks>Every method throws <see cref="StorageException"/> when the store cannot do it at the moment. A contract test holds for every implementation.</remarks>
public interface IComparisonStore
{
    /// <summary>One comparison whole; null when there is none.</summary>
    Task<ComparisonRecord?> LoadAsync(ComparisonId id, CancellationToken cancellationToken);

    /// <summary>The ballots of all comparisons, deleted ones that can be taken back included.</summary>
    Task<IReadOnlyDictionary<ComparisonId, string>> ListBallotsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps what one command changed: messages, runs that are about to start and what stands beside them, together or not at all.</summary>
    /// <returns>False when its request id is known: nothing was changed then.</returns>
    Task<bool> CommitAsync(ComparisonChange change, CancellationToken cancellationToken);

    /// <summary>Keeps the last repetition in place of the one before. Does nothing when there is no such comparison (any more).</summary>
    Task SaveRepeatAsync(ComparisonId id, string repeat, CancellationToken cancellationToken);

    /// <summary>In no order.</summary>
    Task<IReadOnlyList<SavedLineUp>> ListLineUpsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a line-up; one of the same name is replaced.</summary>
    Task SaveLineUpAsync(SavedLineUp lineUp, CancellationToken cancellationToken);

    Task ForgetLineUpAsync(string name, CancellationToken cancellationToken);
}
