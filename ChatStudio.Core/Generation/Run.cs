using System.Diagnostics.CodeAnalysis;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Generation;

/// <summary>
/// One generation, owned by <see cref="GenerationService"/> and outliving every page that shows it. Readable from any thread.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes them itself when its request has ended; nobody else knows when that is.")]
public sealed partial class Run
{
    // Whoever writes holds the gate: the pump, the request's observer, a limit, Stop. Whoever ends the run does so inside it,
    // and nothing is written after that: this is what freezes the text at the very moment of Stop.
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GrowingText _text = new();
    private readonly GrowingText _reasoning = new();
    private readonly RunRequest _request;
    private readonly RunLimits _limits;
    private readonly RunServices _services;
    private readonly TimeProvider _time;
    private readonly RunWatch _watch;
    private readonly IRepetition? _repetition;
    private volatile RunState _state = RunState.Queued;
    private volatile RunEvent.Finished? _outcome;
    private volatile RunEvent.RetryScheduled? _pendingRetry;
    private TaskCompletionSource? _retryNow;
    private string? _finishReason;
    private int _attempts;
    private bool _hasContent;
    private long _characters;
    private int _chunks;
    private int _earlierReasoning;

    internal Run(RunRequest request, RunLimits limits, RunServices services)
    {
        (var messages, _repetition) = ContinuedMessages.Of(request);
        _request = request with { Messages = messages };
        _limits = limits;
        _services = services;
        _time = services.Time;
        Id = request.Id ?? RunId.New(_time);
        StartedAt = _time.GetUtcNow();
        StartTimestamp = _time.GetTimestamp();
        EstimatedPromptTokens = PromptTokens.Estimate(messages);
        Metrics = new(_time, StartTimestamp, request.Model, EstimatedPromptTokens, request.Model.StalledAfter ?? services.StallThreshold);
        _watch = new(limits, _time, StartTimestamp, PassLimit);
        foreach (var happened in request.Continues?.Events ?? [])
        {
            Replay(StartTimestamp, happened);
        }

        BeginningCount = Log.Count;
    }

    public RunId Id { get; }

    public ModelInfo Model => _request.Model;

    /// <summary>Wall clock at the start.</summary>
    public DateTimeOffset StartedAt { get; }

    public RunState State => _state;

    public RunLog Log { get; } = new();

    /// <summary>Live numbers of this run, computed from wire timestamps.</summary>
    public RunMetrics Metrics { get; }

    /// <summary>The visible text so far. Whole; readers that follow the run take <see cref="RunEvent.TextDelta"/> from the log.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>The reasoning so far.</summary>
    public string Reasoning
    {
        get
        {
            lock (_gate)
            {
                return _reasoning.ToString();
            }
        }
    }

    /// <summary>Where the answer was gone on with; empty for a run that began it. The run's own text follows the last one.</summary>
    public IReadOnlyList<AnswerSeam> Seams { get; private set; } = [];

    /// <summary>Characters of <see cref="Text"/> that earlier runs had brought.</summary>
    public int EarlierLength => Seams is [.., var last] ? last.At : 0;

    /// <summary>
    /// It ended before the answer did: stopped, interrupted, failed, at the provider's length limit, or gone on with to no avail; and there is text to go
    /// on with.
    /// </summary>
    public bool CanBeContinued => Outcome is { } outcome && !string.IsNullOrWhiteSpace(Text) && (outcome.State, outcome.FinishReason) switch
    {
        (RunState.Completed, "length") => true,
        (RunState.Completed, "content_filter") => false,
        (RunState.Completed, _) => Text.Length == EarlierLength,
        _ => outcome.Failure?.Kind != ProviderErrorKind.ContentFiltered,
    };

    /// <summary>Set once <see cref="State"/> is final.</summary>
    public RunEvent.Finished? Outcome => _outcome;

    /// <summary>Completes, never faults, when the run has reached a final state.</summary>
    public Task Completion => _completion.Task;

    /// <summary>The wait before the next attempt, while there is one.</summary>
    public RunEvent.RetryScheduled? PendingRetry => _pendingRetry;

    /// <summary>Our estimate of the prompt.</summary>
    internal double EstimatedPromptTokens { get; }

    /// <summary>Entries of the log that were there before the run began: the answer it goes on with.</summary>
    internal long BeginningCount { get; }

    internal TimeProvider Time => _time;

    /// <summary><see cref="TimeProvider.GetTimestamp"/> at the start; 0 for a restored run.</summary>
    internal long StartTimestamp { get; }

    /// <summary>Ends after the client has let go of its socket; never faults.</summary>
    internal Task Execution { get; private set; } = Task.CompletedTask;

    /// <summary>Held by every writer. A test that takes it holds up the run.</summary>
    internal Lock Gate => _gate;

    /// <summary>
    /// Ends the run as <see cref="RunState.Stopped"/> and closes the provider's socket. Idempotent, from any thread. The text
    /// stands still from this moment: what the wire had read ahead is dropped, what a page could have seen stays.
    /// </summary>
    /// <returns>False when the run had already ended.</returns>
    public bool Stop() => End(RunState.Stopped, null, _time.GetTimestamp());

    /// <summary>Ends the wait before a retry. False when there is none.</summary>
    public bool RetryNow() => Volatile.Read(ref _retryNow)?.TrySetResult() ?? false;

    internal void Begin() => Execution = Task.Run(ExecuteAsync);

    /// <summary>Ends the run because ChatStudio itself cannot go on with it.</summary>
    internal bool Abandon(string why = "ChatStudio was shut down while the answer streamed") => End(
        RunState.Interrupted,
        new(ProviderErrorKind.Unknown, null, why, Attempts: Math.Max(1, _attempts)),
        _time.GetTimestamp());

    /// <summary>The one way to a final state; the first caller wins.</summary>
    private bool End(RunState state, RunFailure? failure, long timestamp)
    {
        lock (_gate)
        {
            if (_state.IsFinal())
            {
                return false;
            }

            var outcome = new RunEvent.Finished(state, _finishReason, failure is null ? null : failure with { WasAccepted = _state >= RunState.Waiting });
            _pendingRetry = null;
            _outcome = outcome;
            _state = state;
            Metrics.End(timestamp, MomentOf(state));
            Log.Append(timestamp, outcome);
        }

        _watch.Dispose();
        try
        {
            // At once and on this thread: the provider must stop generating now, not when a pool thread is free.
            _cancellation.Cancel();
        }
        catch (AggregateException e)
        {
            LogCancelFailed(_services.Logger, Id, e);
        }

        _services.Ended(this);
        _completion.SetResult();
        return true;
    }

    private static RunMomentKind MomentOf(RunState state) => state switch
    {
        RunState.Completed => RunMomentKind.Completed,
        RunState.Stopped => RunMomentKind.Stopped,
        RunState.Interrupted => RunMomentKind.Interrupted,
        _ => RunMomentKind.Failed,
    };

    private void PassLimit(TimeLimit limit) => End(
        RunFailures.StateOf(ProviderErrorKind.Timeout, _hasContent),
        RunFailures.Of(limit, _limits, Math.Max(1, _attempts)),
        _time.GetTimestamp());

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId}: closing the request raised an error")]
    private static partial void LogCancelFailed(ILogger logger, RunId runId, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} will be sent again, try {Attempt} of {Most}, after {Kind}, in {Seconds:0.0} s")]
    private static partial void LogRetry(ILogger logger, RunId runId, int attempt, int most, ProviderErrorKind kind, double seconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Run {RunId}: the client raised {ExceptionType} after the run had ended")]
    private static partial void LogLateFailure(ILogger logger, RunId runId, Type exceptionType);
}
