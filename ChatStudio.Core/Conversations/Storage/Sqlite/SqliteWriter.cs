using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>
/// The one writer of this process: what is to be written stands in a queue and each piece is a transaction that takes the
/// write lock at its beginning (<c>BEGIN IMMEDIATE</c>), so that no transaction of ours ever fails half-way because of another.
/// </summary>
/// <remarks>The queue holds 64 pieces; whoever comes then waits for a place. There is one entry for each command of a person and one for all flushes.</remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(64) { SingleReader = true });
    private readonly SqliteConnections _connections;
    private readonly Task _loop;

    public SqliteWriter(SqliteConnections connections)
    {
        _connections = connections;
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(RunAsync);
        }
    }

    /// <summary>Carries out a piece of work in a transaction of its own.</summary>
    /// <param name="timeout">How long another program is waited for.</param>
    /// <exception cref="StorageException">It was not written.</exception>
    public async Task<T> WriteAsync<T>(Func<ChatStudioContext, T> write, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new Work(
            context => done.SetResult(Write(context, write, timeout)),
            problem => done.SetException(problem),
            cancellationToken);
        await _queue.Writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        return await done.Task.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    // What SQLite does, it does on the calling thread; asynchronous methods of its provider would only pretend.
    private static T Write<T>(ChatStudioContext context, Func<ChatStudioContext, T> write, TimeSpan timeout)
    {
        context.Database.OpenConnection();
        ((SqliteConnection)context.Database.GetDbConnection()).DefaultTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        using var transaction = context.Database.BeginTransaction();
        var result = write(context);
        context.SaveChanges();
        transaction.Commit();
        return result;
    }

    private async Task RunAsync()
    {
        await foreach (var work in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (work.Cancellation.IsCancellationRequested)
            {
                work.Fail(new OperationCanceledException(work.Cancellation));
                continue;
            }

            try
            {
                using var context = _connections.Open();
                work.Do(context);
            }
            catch (Exception problem)
            {
                work.Fail(SqliteProblems.Of(problem) ?? problem);
            }
        }
    }

    private sealed record Work(Action<ChatStudioContext> Do, Action<Exception> Fail, CancellationToken Cancellation);
}
