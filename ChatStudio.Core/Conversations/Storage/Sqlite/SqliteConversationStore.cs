using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Generation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>
/// Conversations in one SQLite file. Writing goes through one queue; reading uses connections of its own and is never held up
/// by it (write-ahead log).
/// </summary>
public sealed class SqliteConversationStore : IConversationStore, IAsyncDisposable
{
    private readonly SqliteStorageOptions _options;
    private readonly SqliteConnections _connections;
    private readonly SqliteWriter _writer;
    private readonly SqliteDatabase _database;
    private Task _rehearsal = Task.CompletedTask;

    public SqliteConversationStore(SqliteStorageOptions options, TimeProvider time)
    {
        _options = options;
        _connections = new(options);
        _writer = new(_connections);
        _database = new(options, _connections, time);
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(() => _database.Open(), cancellationToken).ConfigureAwait(false);
        await _writer.WriteAsync(Recover, _options.BusyTimeout, cancellationToken).ConfigureAwait(false);
        _rehearsal = RehearseAsync();
    }

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(CancellationToken cancellationToken)
        => ReadAsync<IReadOnlyList<ConversationSummary>>(() =>
        {
            using var context = _connections.Open();
            return [.. context.Conversations.AsNoTracking().Select(row => new
            {
                row.Id, row.Kind, row.Title, row.TitleSource, row.CreatedAt, row.UpdatedAt, row.IsPinned, row.IsArchived, row.DeletedAt,
                row.Tags, row.Models, row.Preview, row.MessageCount, row.BranchCount,
            }).AsEnumerable().Select(row => new ConversationSummary
            {
                Id = new(row.Id),
                Kind = row.Kind,
                Title = row.Title,
                TitleSource = row.TitleSource,
                CreatedAt = row.CreatedAt,
                UpdatedAt = row.UpdatedAt,
                IsPinned = row.IsPinned,
                IsArchived = row.IsArchived,
                DeletedAt = row.DeletedAt,
                Tags = row.Tags,
                Models = row.Models,
                Preview = row.Preview,
                MessageCount = row.MessageCount,
                BranchCount = row.BranchCount,
            })];
        }, cancellationToken);

    public Task<ConversationRecord?> LoadAsync(ConversationId id, CancellationToken cancellationToken)
        => ReadAsync(context => StoredConversation.Load(context, id.Value), cancellationToken);

    public Task<ConversationId?> FindRequestAsync(Guid requestId, CancellationToken cancellationToken)
        => ReadAsync<ConversationId?>(() =>
        {
            using var context = _connections.Open();
            var id = context.Runs.Where(row => row.RequestId == requestId).Select(row => (Guid?)row.ConversationId)
                .Concat(context.QueuedPrompts.Where(row => row.RequestId == requestId).Select(row => (Guid?)row.ConversationId)).FirstOrDefault();
            return id is { } found ? new ConversationId(found) : null;
        }, cancellationToken);

    public Task<bool> CommitAsync(ConversationChange change, CancellationToken cancellationToken)
        => WriteAsync(context => StoredConversation.Apply(context, change), cancellationToken);

    public Task ImportAsync(ConversationRecord conversation, CancellationToken cancellationToken)
        => _writer.WriteAsync(context => StoredConversation.Import(context, conversation), _options.BusyTimeout, cancellationToken);

    public Task SaveDetailsAsync(ConversationSummary summary, CancellationToken cancellationToken)
        => _writer.WriteAsync(
            context => context.Conversations.Where(row => row.Id == summary.Id.Value).ExecuteUpdate(row => row
                .SetProperty(r => r.Title, summary.Title)
                .SetProperty(r => r.TitleSource, summary.TitleSource)
                .SetProperty(r => r.IsPinned, summary.IsPinned)
                .SetProperty(r => r.IsArchived, summary.IsArchived)
                .SetProperty(r => r.DeletedAt, summary.DeletedAt)
                .SetProperty(r => r.Tags, summary.Tags.ToArray())),
            _options.BusyTimeout,
            cancellationToken);

    public Task<IReadOnlyList<RunId>> FlushAsync(IReadOnlyList<RunFlush> flushes, CancellationToken cancellationToken)
        => _writer.WriteAsync<IReadOnlyList<RunId>>(
            context => [.. flushes.Where(flush => !StoredRun.Append(context, flush)).Select(flush => flush.Run)],
            _options.FlushTimeout,
            cancellationToken);

    public Task<bool> EndAsync(RunEnding ending, CancellationToken cancellationToken)
        => _writer.WriteAsync(context => StoredRun.End(context, ending), _options.FlushTimeout, cancellationToken);

    public Task<IReadOnlyList<MessageHit>> FindTextAsync(SearchWords words, IReadOnlyCollection<ConversationId>? among, int limit, CancellationToken cancellationToken)
        => ReadAsync(() =>
        {
            using var context = _connections.Open();
            return MessageIndex.Find(context, words, among, limit, cancellationToken);
        }, cancellationToken);

    public Task PurgeAsync(IReadOnlyList<ConversationId> ids, CancellationToken cancellationToken)
        => _writer.WriteAsync(
            context =>
            {
                var values = ids.Select(id => id.Value).ToList();
                return context.Conversations.Where(row => values.Contains(row.Id)).ExecuteDelete();
            },
            _options.BusyTimeout,
            cancellationToken);

    /// <summary>Ends the writer after what it was given and hands the folder on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _rehearsal.ConfigureAwait(false);
        _connections.Close();
        _database.Dispose();
    }

    /// <summary>Carries out a command of a person, also of another room whose tables stand in this file, in a transaction of its own.</summary>
    internal Task<T> WriteAsync<T>(Func<ChatStudioContext, T> write, CancellationToken cancellationToken)
        => _writer.WriteAsync(write, _options.BusyTimeout, cancellationToken);

    /// <summary>Reads all tables as they are at one moment.</summary>
    internal Task<T> ReadAsync<T>(Func<ChatStudioContext, T> read, CancellationToken cancellationToken)
        => ReadAsync(() =>
        {
            using var context = _connections.Open();
            // Deferred, since EF's own transaction would wait for the write lock.
            context.Database.OpenConnection();
            using var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
            context.Database.UseTransaction(transaction);
            return read(context);
        }, cancellationToken);

    // Nobody waits for it: a prompt that comes meanwhile would have taken as long without it.
    private async Task RehearseAsync()
    {
        try
        {
            await _writer.RehearseAsync(Rehearsal.Play, _options.FlushTimeout).ConfigureAwait(false);
        }
        catch (StorageException)
        {
            // Locked or full at the moment. It changes nothing, and whoever writes next is told.
        }
    }

    private static int Recover(ChatStudioContext context)
    {
        var left = context.Runs.Where(row => row.Status == RunRow.Running).ToList();
        foreach (var run in left)
        {
            StoredRun.Interrupt(context, run);
        }

        return left.Count;
    }

    // Off the caller's thread, which may be a page's: SQLite reads where it is called.
    private static async Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (SqliteProblems.Of(problem) is { } known && known != problem)
        {
            throw known;
        }
    }
}
