using System.Collections.Concurrent;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Generation;

/// <summary>
/// Starts, finds and stops runs. A singleton: the circuit is a viewer, never an owner, so a refresh, a second tab or a dead
/// circuit never touches a run.
/// </summary>
public sealed partial class GenerationService : IHostedService, IAsyncDisposable
{
    // A client that ignores its cancellation must not keep the application from ending.
    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<RunId, Run> _runs = new();
    private readonly ConcurrentQueue<RunId> _ended = new();
    private readonly GenerationOptions _options;
    private readonly ModelHistory _history;
    private readonly GenAiInstruments _instruments;
    private readonly ILogger<GenerationService> _logger;
    private readonly RunServices _services;
    private volatile bool _closed;

    public GenerationService(
        IModelCatalog catalog,
        ModelHistory history,
        GenAiInstruments instruments,
        GenerationOptions options,
        TimeProvider time,
        ILogger<GenerationService> logger)
    {
        _options = options;
        _history = history;
        _instruments = instruments;
        _logger = logger;
        _services = new(catalog, time, logger, options.StallThreshold, Ended);
    }

    /// <summary>The application is about to end: nothing new is to be started.</summary>
    public bool IsClosing => _closed;

    /// <summary>Starts a run and returns at once; failures are told in the run's log, never thrown here.</summary>
    public Run Start(RunRequest request)
    {
        // A conversation remembers the model as it was picked; what is set about it may have changed since.
        var model = _services.Catalog.Find(request.Model.Key) ?? request.Model;
        var limits = model.RequestTimeout is { } timeout ? _options.Limits with { Headers = timeout } : _options.Limits;
        var run = new Run(request with { Model = model }, request.Limits ?? limits, _services);
        _runs[run.Id] = run;
        LogStarted(_logger, run.Id, run.Model.Key);

        // The run must not keep the caller's circuit, culture or activity alive.
        using (ExecutionContext.SuppressFlow())
        {
            run.Begin();
        }

        if (_closed)
        {
            run.Abandon();
        }

        return run;
    }

    /// <summary>An ended run as it was kept. It is not among those that <see cref="Find"/> knows.</summary>
    internal Run Restore(RunRecord record) => Run.Restore(record, _services);

    /// <summary>The run with this id, null when it is not known (any more).</summary>
    public Run? Find(RunId id) => _runs.GetValueOrDefault(id);

    /// <summary>Stops a run; false when it is unknown or has already ended.</summary>
    public bool Stop(RunId id) => Find(id)?.Stop() ?? false;

    /// <summary>Ends the wait that closing grants: answers that still stream are interrupted now. Does nothing before closing.</summary>
    public void EndDrain()
    {
        if (_closed)
        {
            AbandonAll();
        }
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Starts nothing new, lets live runs end for as long as <see cref="GenerationOptions.Drain"/> says, then ends the rest as
    /// interrupted and waits until their sockets are closed.
    /// </summary>
    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        _closed = true;
        var live = _runs.Values.Where(run => !run.Execution.IsCompleted).Select(run => run.Execution).ToList();
        if (live.Count > 0 && _options.Drain > TimeSpan.Zero)
        {
            LogDraining(_logger, live.Count, _options.Drain.TotalSeconds);
            await Task.WhenAll(live).WaitAsync(_options.Drain, _services.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await CloseAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync().WaitAsync(LongestClose).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogStillOpen(_logger, _runs.Values.Count(run => !run.Execution.IsCompleted));
        }
    }

    private async Task CloseAsync()
    {
        _closed = true;
        AbandonAll();
        await Task.WhenAll(_runs.Values.Select(run => run.Execution)).ConfigureAwait(false);
    }

    private void AbandonAll()
    {
        foreach (var run in _runs.Values)
        {
            run.Abandon();
        }
    }

    private void Ended(Run run)
    {
        var numbers = run.Metrics.Snapshot();
        var failure = run.Outcome!.Failure;
        LogEnded(_logger, run.Id, run.State, failure?.Kind, failure?.Limit, numbers.Elapsed, numbers.Chunks);
        _history.Record(run.Model.Key, numbers);
        _instruments.Record(run.Model, numbers, run.Metrics.ReadTimings(0), failure?.Kind.ToString());

        _ended.Enqueue(run.Id);
        while (_ended.Count > _options.KeptRuns && _ended.TryDequeue(out var oldest))
        {
            _runs.TryRemove(oldest, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} started with {Model}")]
    private static partial void LogStarted(ILogger logger, RunId runId, string model);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} ended as {State} {Kind} {Limit} after {Seconds:0.000} s and {Chunks} chunks")]
    private static partial void LogEnded(
        ILogger logger, RunId runId, RunState state, ProviderErrorKind? kind, TimeLimit? limit, double seconds, int chunks);

    [LoggerMessage(Level = LogLevel.Information, Message = "Shutting down: {Count} answers may go on for up to {Seconds} s")]
    private static partial void LogDraining(ILogger logger, int count, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} clients did not let go of their requests on shutdown")]
    private static partial void LogStillOpen(ILogger logger, int count);
}
