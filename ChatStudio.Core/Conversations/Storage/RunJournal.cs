using System.Threading.Channels;
using ChatStudio.Core.Generation;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>
/// Writes running answers down: every 250 ms what all of them brought, in one transaction, and each at once when it has ended.
/// When the store cannot take it, answers stream on from memory and nothing is dropped; it is tried again, at longer and longer
/// intervals up to 5 s, until it works.
/// </summary>
public sealed partial class RunJournal : IAsyncDisposable
{
    /// <summary>What a crash may lose at most, but for the time a commit takes.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly IConversationStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<RunJournal> _logger;
    private readonly Lock _gate = new();
    private readonly List<JournaledRun> _runs = [];
    private readonly Dictionary<ConversationId, Func<Task>> _touched = [];

    // Holds one: a second reason to write adds nothing to the first.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly ITimer _timer;
    private readonly Task _loop;
    private TimeSpan _wait = TimeSpan.Zero;
    private long _failedAt;
    private volatile StorageException? _problem;

    public RunJournal(IConversationStore store, TimeProvider time, ILogger<RunJournal> logger)
    {
        _store = store;
        _time = time;
        _logger = logger;
        _timer = time.CreateTimer(static journal => ((RunJournal)journal!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(RunAsync);
        }
    }

    /// <summary>Raised when <see cref="Problem"/> came or went, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Why what is on the screen is not in the store yet; null as long as it keeps up.</summary>
    public StorageException? Problem => _problem;

    /// <summary>Runs that are not written to their end.</summary>
    public int Unwritten
    {
        get
        {
            lock (_gate)
            {
                return _runs.Count;
            }
        }
    }

    /// <summary>What this run brought is not in the store to its end.</summary>
    public bool IsUnwritten(RunId id)
    {
        lock (_gate)
        {
            return _runs.Exists(run => run.Run.Id == id);
        }
    }

    /// <summary>Follows a run that was begun in the store.</summary>
    internal void Track(Run run, MessageId message, int epoch)
    {
        lock (_gate)
        {
            _runs.Add(new(run, message, epoch));
            _timer.Change(Beat, Beat);
        }

        // Its end is written at once, not with the next beat.
        _ = run.Completion.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Has a conversation saved with the next beat, and again until it works.</summary>
    internal void Touch(ConversationId id, Func<Task> save)
    {
        lock (_gate)
        {
            _touched[id] = save;
            _timer.Change(Beat, Beat);
        }
    }

    /// <summary>Writes what is left, as long as there is time.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        _wake.Writer.TryComplete();
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(false);
        while (HasWork() && !cancellationToken.IsCancellationRequested)
        {
            if (!await WriteAsync().ConfigureAwait(false))
            {
                await Task.Delay(Beat, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _wake.Writer.TryComplete();
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private bool HasWork()
    {
        lock (_gate)
        {
            return _runs.Count + _touched.Count > 0;
        }
    }

    private async Task RunAsync()
    {
        await foreach (var _ in _wake.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (_problem is not null && _time.GetElapsedTime(_failedAt) < _wait)
            {
                continue;
            }

            await WriteAsync().ConfigureAwait(false);
            lock (_gate)
            {
                if (_runs.Count + _touched.Count == 0)
                {
                    _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }

    /// <returns>False when the store could not take it.</returns>
    private async Task<bool> WriteAsync()
    {
        JournaledRun[] runs;
        lock (_gate)
        {
            runs = [.. _runs];
        }

        try
        {
            await FlushAsync([.. runs.Where(run => !run.HasEnded)]).ConfigureAwait(false);
            foreach (var run in runs.Where(run => run.HasEnded))
            {
                await EndAsync(run).ConfigureAwait(false);
            }

            await SaveAsync().ConfigureAwait(false);
            Succeeded();
            return true;
        }
        catch (Exception problem)
        {
            Failed(problem as StorageException ?? new(StorageProblem.Failed, "The log of an answer could not be written.", problem), runs.Length);
            return false;
        }
    }

    private async Task FlushAsync(JournaledRun[] live)
    {
        var flushes = live.Select(run => run.Flush()).OfType<RunFlush>().ToList();
        if (flushes.Count == 0)
        {
            return;
        }

        var refused = await _store.FlushAsync(flushes, CancellationToken.None).ConfigureAwait(false);
        foreach (var run in live)
        {
            run.Flushed();
            if (refused.Contains(run.Run.Id))
            {
                Refused(run);
            }
        }
    }

    private async Task EndAsync(JournaledRun run)
    {
        if (!await _store.EndAsync(run.End(), CancellationToken.None).ConfigureAwait(false))
        {
            LogRefused(_logger, run.Run.Id);
        }

        Forget(run);
    }

    private async Task SaveAsync()
    {
        while (TakeTouched() is { } touched)
        {
            try
            {
                await touched.Value().ConfigureAwait(false);
            }
            catch
            {
                lock (_gate)
                {
                    _touched.TryAdd(touched.Key, touched.Value);
                }

                throw;
            }
        }
    }

    private KeyValuePair<ConversationId, Func<Task>>? TakeTouched()
    {
        lock (_gate)
        {
            if (_touched.Count == 0)
            {
                return null;
            }

            var first = _touched.First();
            _touched.Remove(first.Key);
            return first;
        }
    }

    // Somebody else has taken the run over, or its conversation is gone: whoever wrote it must stop.
    private void Refused(JournaledRun run)
    {
        LogRefused(_logger, run.Run.Id);
        Forget(run);
        run.Run.Abandon("The answer was taken over by another process, or its conversation was deleted");
    }

    private void Forget(JournaledRun run)
    {
        lock (_gate)
        {
            _runs.Remove(run);
        }
    }

    private void Succeeded()
    {
        _wait = TimeSpan.Zero;
        if (_problem is not null)
        {
            _problem = null;
            LogRecovered(_logger);
            Changed?.Invoke();
        }
    }

    private void Failed(StorageException problem, int runs)
    {
        var isNew = _problem is null;
        _problem = problem;
        _failedAt = _time.GetTimestamp();
        _wait = _wait == TimeSpan.Zero ? Beat : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, _wait.Ticks * 2));
        if (isNew)
        {
            LogFailed(_logger, runs, problem);
            Changed?.Invoke();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store does not take what {Runs} answers brought; they stream on and it is tried again")]
    private static partial void LogFailed(ILogger logger, int runs, Exception problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store takes answers again")]
    private static partial void LogRecovered(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} was refused by the store: another writer has it, or its conversation is gone")]
    private static partial void LogRefused(ILogger logger, RunId runId);
}
