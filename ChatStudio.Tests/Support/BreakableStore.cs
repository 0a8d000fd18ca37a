using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;

namespace ChatStudio.Tests.Support;

/// <summary>A store in memory that takes nothing while a test says so.</summary>
public sealed class BreakableStore : IConversationStore
{
    private readonly InMemoryConversationStore _store = new();
    private volatile StorageException? _problem;

    /// <summary>What every write raises; null while it works.</summary>
    public StorageException? Problem
    {
        get => _problem;
        set => _problem = value;
    }

    public Task OpenAsync(CancellationToken cancellationToken) => _store.OpenAsync(cancellationToken);

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(CancellationToken cancellationToken) => _store.ListAsync(cancellationToken);

    public Task<ConversationRecord?> LoadAsync(ConversationId id, CancellationToken cancellationToken) => _store.LoadAsync(id, cancellationToken);

    public Task<ConversationId?> FindRequestAsync(Guid requestId, CancellationToken cancellationToken) => _store.FindRequestAsync(requestId, cancellationToken);

    public Task<bool> CommitAsync(ConversationChange change, CancellationToken cancellationToken) => Write(() => _store.CommitAsync(change, cancellationToken));

    public Task ImportAsync(ConversationRecord conversation, CancellationToken cancellationToken) => Write(async () =>
    {
        await _store.ImportAsync(conversation, cancellationToken);
        return true;
    });

    public Task SaveDetailsAsync(ConversationSummary summary, CancellationToken cancellationToken)
        => Write(async () =>
        {
            await _store.SaveDetailsAsync(summary, cancellationToken);
            return true;
        });

    public Task<IReadOnlyList<RunId>> FlushAsync(IReadOnlyList<RunFlush> flushes, CancellationToken cancellationToken) => Write(() => _store.FlushAsync(flushes, cancellationToken));

    public Task<bool> EndAsync(RunEnding ending, CancellationToken cancellationToken) => Write(() => _store.EndAsync(ending, cancellationToken));

    public Task<IReadOnlyList<MessageHit>> FindTextAsync(SearchWords words, IReadOnlyCollection<ConversationId>? among, int limit, CancellationToken cancellationToken)
        => _store.FindTextAsync(words, among, limit, cancellationToken);

    public Task PurgeAsync(IReadOnlyList<ConversationId> ids, CancellationToken cancellationToken) => Write(async () =>
    {
        await _store.PurgeAsync(ids, cancellationToken);
        return true;
    });

    private Task<T> Write<T>(Func<Task<T>> write) => _problem is { } problem ? Task.FromException<T>(problem) : write();
}
