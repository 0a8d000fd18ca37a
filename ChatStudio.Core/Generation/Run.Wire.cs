using System.Globalization;
using System.Text.Json;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Generation;

/// <content>The run's own task: from the provider's updates to the log and the metrics.</content>
public sealed partial class Run
{
    private static readonly JsonSerializerOptions OneLineJson = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>Sends the request and reads it to its end. Never throws; ends when the client has let go of its socket.</summary>
    private async Task ExecuteAsync()
    {
        lock (_gate)
        {
            if (!_state.IsFinal())
            {
                MoveTo(RunState.Connecting, _time.GetTimestamp());
            }
        }

        var feed = new WireFeed(_services.Catalog, _request, new RunRequestObserver(this), _time, _repetition);
        var wire = feed.RunAsync(_cancellation.Token);
        Exception? thrown = null;
        try
        {
            while (await feed.Updates.WaitToReadAsync().ConfigureAwait(false))
            {
                while (feed.Updates.TryRead(out var update))
                {
                    Take(update);
                }
            }
        }
        catch (Exception e)
        {
            thrown = e;
        }

        Conclude(thrown, feed.EndedAt == 0 ? _time.GetTimestamp() : feed.EndedAt);
        await wire.ConfigureAwait(false);

        // Whoever ended the run has cancelled by now, so the source may go.
        await Completion.ConfigureAwait(false);
        _cancellation.Dispose();
    }

    // Nobody is late while nothing was sent; only the total limit counts.
    internal void WaitsForTurn() => Write(() =>
    {
        _watch.Waits();
        MoveTo(RunState.Queued, _time.GetTimestamp());
    });

    internal void AttemptSent(int attempt, long timestamp) => Write(() =>
    {
        _attempts = attempt;
        if (_state == RunState.Queued)
        {
            MoveTo(RunState.Connecting, timestamp);
        }

        _watch.Sent(timestamp);
        Metrics.Sent(timestamp);
        Log.Append(timestamp, new RunEvent.RequestSent(attempt));
    });

    internal void HeadersArrived(long timestamp, string? requestId) => Write(() =>
    {
        _watch.HeadersArrived(timestamp);
        Metrics.HeadersArrived(timestamp);
        Log.Append(timestamp, new RunEvent.HeadersReceived(requestId));
        MoveTo(RunState.Waiting, timestamp);
    });

    internal void FieldsDropped(IReadOnlyList<string> fields, long timestamp)
        => Write(() => Log.Append(timestamp, new RunEvent.FieldsDropped(fields)));

    internal void BytesArrived(long timestamp) => _watch.Updated(timestamp);

    internal async ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken)
    {
        var wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var delay = notice.Delay < TimeSpan.Zero ? TimeSpan.Zero : notice.Delay;
        Write(() =>
        {
            var scheduled = new RunEvent.RetryScheduled(notice, _time.GetUtcNow() + delay);
            var now = _time.GetTimestamp();
            _watch.Waits();
            Metrics.RetryScheduled(now, delay);
            _pendingRetry = scheduled;
            Volatile.Write(ref _retryNow, wake);
            Log.Append(now, scheduled);
        });
        LogRetry(_services.Logger, Id, notice.NextAttempt, notice.MaxAttempts, notice.Kind, delay.TotalSeconds);

        using var timer = _time.CreateTimer(static w => ((TaskCompletionSource)w!).TrySetResult(), wake, delay, Timeout.InfiniteTimeSpan);
        using var cancelled = _cancellation.Token.UnsafeRegister(static (w, token) => ((TaskCompletionSource)w!).TrySetCanceled(token), wake);
        try
        {
            await wake.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _retryNow, null);
            _pendingRetry = null;
        }
    }

    private void Write(Action entry)
    {
        lock (_gate)
        {
            if (!_state.IsFinal())
            {
                entry();
            }
        }
    }

    private void Conclude(Exception? thrown, long timestamp)
    {
        var attempts = Math.Max(1, _attempts);
        var ended = (thrown, _finishReason) switch
        {
            (null, not null) => End(RunState.Completed, null, timestamp),
            (null, null) => Fail(new(ProviderErrorKind.Truncated, null, "The stream ended without a finish reason", Attempts: attempts)),
            _ => Fail(RunFailures.Of(thrown, attempts)),
        };
        if (!ended && thrown is not null and not OperationCanceledException)
        {
            var type = thrown.GetType();
            LogLateFailure(_services.Logger, Id, type);
        }

        bool Fail(RunFailure failure) => End(RunFailures.StateOf(failure.Kind, _hasContent), failure, timestamp);
    }

    private void Take(WireUpdate arrived)
    {
        RunFailure? failure = null;
        lock (_gate)
        {
            if (_state.IsFinal())
            {
                return;
            }

            var (update, timestamp) = arrived;
            _watch.Updated(timestamp);
            if (_state < RunState.Waiting)
            {
                // A client that tells nothing before its first update.
                MoveTo(RunState.Waiting, timestamp);
            }

            var contents = update.Contents;
            for (var i = 0; i < contents.Count && failure is null; i++)
            {
                failure = Take(contents[i], timestamp);
            }

            if (Metrics.ChunkArrived(timestamp))
            {
                _chunks++;
            }

            _finishReason = update.FinishReason?.Value ?? _finishReason;
            failure ??= OverCap();
        }

        if (failure is not null)
        {
            End(RunFailures.StateOf(failure.Kind, _hasContent), failure, arrived.ArrivedAt);
        }
    }

    private RunFailure? Take(AIContent content, long timestamp)
    {
        switch (content)
        {
            case TextReasoningContent { Text.Length: > 0 } piece:
                TakeContent(RunState.Reasoning, ContentKind.Reasoning, piece.Text, timestamp);
                _reasoning.Append(piece.Text);
                Log.Append(timestamp, new RunEvent.ReasoningDelta(piece.Text));
                break;
            case TextContent { Text.Length: > 0 } piece:
                TakeContent(RunState.Answering, ContentKind.Text, piece.Text, timestamp);
                _text.Append(piece.Text);
                Log.Append(timestamp, new RunEvent.TextDelta(piece.Text));
                break;
            case FunctionCallContent call:
                // What a client could not parse it keeps raw.
                var arguments = call.RawRepresentation as string ?? JsonSerializer.Serialize(call.Arguments, OneLineJson);
                TakeContent(RunState.Answering, ContentKind.ToolCall, arguments, timestamp);
                Metrics.ToolCalled(timestamp);
                Log.Append(timestamp, new RunEvent.ToolCalled(call.CallId, call.Name, arguments));
                break;
            case UsageContent { Details: var details }:
                var usage = new TokenUsage(
                    details.InputTokenCount ?? 0,
                    details.OutputTokenCount ?? 0,
                    details.CachedInputTokenCount ?? 0,
                    details.ReasoningTokenCount ?? 0);
                Metrics.UsageReported(timestamp, usage);
                Log.Append(timestamp, new RunEvent.UsageReported(usage));
                break;
            case ErrorContent error:
                return RunFailures.Of(error, Math.Max(1, _attempts));
        }

        return null;
    }

    private void TakeContent(RunState state, ContentKind kind, string piece, long timestamp)
    {
        if (!_hasContent)
        {
            _hasContent = true;
            _watch.ContentBegan(timestamp);
        }

        MoveTo(state, timestamp);
        _characters += piece.Length;
        Metrics.Add(kind, piece);
    }

    private RunFailure? OverCap()
    {
        var cap = _characters > _limits.Characters ? AnswerCap.Words(_limits.Characters)
            : _chunks > _limits.Chunks ? string.Create(CultureInfo.InvariantCulture, $"more than {_limits.Chunks:#,0} chunks")
            : null;
        return cap is null ? null : RunFailures.Over(cap, Math.Max(1, _attempts));
    }

    /// <param name="state">One of those before the first content.</param>
    private static PhaseKind PhaseOf(RunState state) => state switch
    {
        RunState.Queued => PhaseKind.Queued,
        RunState.Connecting => PhaseKind.Connecting,
        _ => PhaseKind.Waiting,
    };

    private void MoveTo(RunState state, long timestamp)
    {
        if (_state != state)
        {
            _state = state;
            if (state <= RunState.Waiting)
            {
                Metrics.Entered(PhaseOf(state), timestamp);
            }

            Log.Append(timestamp, new RunEvent.StateChanged(state));
        }
    }
}
