using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>
/// The one writer of this process: what is to be written stands in a queue and each piece is a transaction that takes the
/// write lock at its beginning (<c>BEGIN IMMEDIATE</c>), so that no transaction of ours ever fails half-way because of another.
/// </summary>
/// <remarks>
/// The queue holds 64 pieces; whoever comes then waits for a place. There is one entry for each command of a person and one for all flushes.
/// The thread is its own: SQLite waits for the disk and for other programs on the thread that calls it, and one of the pool that
/// stands still for seconds is missing to everything else, on a small machine to half of it.
/// </remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // Whoever brings a piece wakes the thread itself, without a detour over the pool.
    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(64) { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteConnections _connections;

    public SqliteWriter(SqliteConnections connections)
    {
        _connections = connections;
        new Thread(Run) { IsBackground = true, Name = "SQLite writer" }.UnsafeStart();
    }

    /// <summary>Carries out a piece of work in a transaction of its own.</summary>
    /// <param name="timeout">How long another program is waited for.</param>
    /// <exception cref="StorageException">It was not written.</exception>
    public Task<T> WriteAsync<T>(Func<ChatStudioContext, T> write, TimeSpan timeout, CancellationToken cancellationToken)
        => DoAsync(context => Write(context, write, timeout, isKept: true), cancellationToken);

    /// <summary>Does the same and takes all of it back: nothing is written, but whoever does it next does it faster.</summary>
    /// <exception cref="StorageException">It would not have been written.</exception>
    public Task RehearseAsync(Action<ChatStudioContext> write, TimeSpan timeout)
        => DoAsync(
            context => Write(
                context,
                rehearsed =>
                {
                    write(rehearsed);
                    return true;
                },
                timeout,
                isKept: false),
            CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
    }

    private async Task<T> DoAsync<T>(Func<ChatStudioContext, T> work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync(new(context => done.SetResult(work(context)), done.SetException, cancellationToken), cancellationToken).ConfigureAwait(false);
        return await done.Task.ConfigureAwait(false);
    }

    // What SQLite does, it does on the calling thread; asynchronous methods of its provider would only pretend.
    private static T Write<T>(ChatStudioContext context, Func<ChatStudioContext, T> write, TimeSpan timeout, bool isKept)
    {
        context.Database.OpenConnection();
        ((SqliteConnection)context.Database.GetDbConnection()).DefaultTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        using var transaction = context.Database.BeginTransaction();
        var result = write(context);
        context.SaveChanges();
        if (isKept)
        {
            transaction.Commit();
        }

        return result;
    }

    private void Run()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_queue.Reader.TryRead(out var work))
            {
                Do(work);
            }
        }

        _ended.SetResult();
    }

    private void Do(Work work)
    {
        if (work.Cancellation.IsCancellationRequested)
        {
            work.Fail(new OperationCanceledException(work.Cancellation));
            return;
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

    private sealed record Work(Action<ChatStudioContext> Do, Action<Exception> Fail, CancellationToken Cancellation);
}
