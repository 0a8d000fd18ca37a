using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <content>A run that is over and was kept: its log and its numbers as they were.</content>
public sealed partial class Run
{
    // It came from a file that tells no times: its text stands, and every number is n/a.
    private readonly bool _isUnmeasured;

    private Run(RunRecord record, RunServices services)
    {
        _request = new(record.Model, []);
        _limits = new() { Headers = Timeout.InfiniteTimeSpan, FirstToken = Timeout.InfiniteTimeSpan, Idle = Timeout.InfiniteTimeSpan, Total = Timeout.InfiniteTimeSpan };
        _services = services;
        _time = services.Time;
        Id = record.Id;
        StartedAt = record.StartedAt;
        EstimatedPromptTokens = record.PromptTokens;
        Metrics = new(_time, 0, record.Model, record.PromptTokens, record.Model.StalledAfter ?? services.StallThreshold);
        _watch = new(_limits, _time, 0, PassLimit);
        _watch.Dispose();
        _isUnmeasured = record.Model.IsImported && record.Marks.Length == 0;
        var reader = new RunLogReader(record, _time.TimestampFrequency);
        RunEntry? content = null;
        var last = 0L;
        while (!_state.IsFinal() && reader.TryRead(out var entry))
        {
            content = CloseChunk(content, entry);
            Replay(entry.Timestamp, entry.Event);
            (content, last) = (IsContent(entry.Event) ? entry : content, entry.Timestamp);
        }

        CloseChunk(content, null);
        if (!_state.IsFinal())
        {
            // Kept while it ran: whoever ran it is gone.
            Replay(last, new RunEvent.Finished(
                record.State.IsFinal() ? record.State : RunState.Interrupted,
                record.FinishReason,
                record.Failure ?? (record.State is RunState.Completed or RunState.Stopped ? null : ProcessEnded(Math.Max(1, _attempts), _hasContent))));
        }

        _cancellation.Dispose();
        _completion.SetResult();
    }

    /// <summary>Makes an ended run of what was kept of it, with its log, its numbers and its text. It asks nobody and never changes.</summary>
    internal static Run Restore(RunRecord record, RunServices services) => new(record, services);

    /// <summary>An ended run as it is kept.</summary>
    internal RunRecord ToRecord()
    {
        var numbers = Metrics.Snapshot();
        var log = new RunLogWriter(this).Next();
        return new()
        {
            Id = Id,
            Model = Model,
            StartedAt = StartedAt,
            State = State,
            Text = log?.Text ?? "",
            Reasoning = log?.Reasoning ?? "",
            Marks = log?.Marks ?? [],
            PromptTokens = EstimatedPromptTokens,
            Usage = Metrics.Usage,
            Cost = numbers.Cost,
            FinishReason = Outcome?.FinishReason,
            Failure = Outcome?.Failure,
            Took = TimeSpan.FromSeconds(numbers.Elapsed),
        };
    }

    /// <summary>The failure of a run whose process ended without a word.</summary>
    internal static RunFailure ProcessEnded(int attempts, bool wasAccepted)
        => new(ProviderErrorKind.Unknown, null, "ChatStudio ended while the answer streamed", Attempts: attempts) { WasAccepted = wasAccepted };

    /// <summary>
    /// An update of the wire is one chunk, however many contents it holds. Contents of different kinds with the same timestamp
    /// came together; two pieces of one kind are two chunks.
    /// </summary>
    /// <param name="content">The last content that was not closed.</param>
    /// <returns>What is still open.</returns>
    private RunEntry? CloseChunk(RunEntry? content, RunEntry? next)
    {
        if (content is not { } entry || (next is { } following && following.Timestamp == entry.Timestamp && IsSameChunk(entry.Event, following.Event)))
        {
            return content;
        }

        Metrics.ChunkArrived(entry.Timestamp);
        return null;
    }

    private static bool IsContent(RunEvent happened) => happened is RunEvent.TextDelta or RunEvent.ReasoningDelta or RunEvent.ToolCalled;

    // An update of the wire is one chunk, however many contents it holds. Contents of different kinds with the same timestamp came
    // together; two pieces of one kind are two chunks. A change of state stands between reasoning and text of the same update.
    private static bool IsSameChunk(RunEvent before, RunEvent next)
        => next is RunEvent.StateChanged || (IsContent(next) && next.GetType() != before.GetType());

    private void Replay(long timestamp, RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.StateChanged { State: var state }:
                _state = state;
                if (state <= RunState.Waiting)
                {
                    Metrics.Entered(PhaseOf(state), timestamp);
                }

                break;
            case RunEvent.RequestSent sent:
                _attempts = sent.Attempt;
                Metrics.Sent(timestamp);
                break;
            case RunEvent.HeadersReceived:
                Metrics.HeadersArrived(timestamp);
                break;
            case RunEvent.RetryScheduled retry:
                Metrics.RetryScheduled(timestamp, retry.Notice.Delay < TimeSpan.Zero ? TimeSpan.Zero : retry.Notice.Delay);
                break;
            case RunEvent.Continued continued:
                Seams = continued.Seams;
                _earlierReasoning = continued.Reasoning;
                Metrics.Continued(timestamp);
                break;
            case RunEvent.TextDelta { Text: var piece } when _text.Length < EarlierLength:
                _text.Append(piece);
                break;
            case RunEvent.ReasoningDelta { Text: var piece } when _reasoning.Length < _earlierReasoning:
                _reasoning.Append(piece);
                break;
            case RunEvent.TextDelta { Text: var piece }:
                _hasContent = true;
                _text.Append(piece);
                Measure(ContentKind.Text, piece);
                break;
            case RunEvent.ReasoningDelta { Text: var piece }:
                _hasContent = true;
                _reasoning.Append(piece);
                Measure(ContentKind.Reasoning, piece);
                break;
            case RunEvent.ToolCalled call:
                _hasContent = true;
                Metrics.Add(ContentKind.ToolCall, call.Arguments);
                Metrics.ToolCalled(timestamp);
                break;
            case RunEvent.UsageReported { Usage: var usage }:
                Metrics.UsageReported(timestamp, usage);
                break;
            case RunEvent.Finished finished:
                _outcome = finished;
                _state = finished.State;
                Metrics.End(timestamp, MomentOf(finished.State));
                break;
        }

        Log.Append(timestamp, happened);
    }

    private void Measure(ContentKind kind, string piece)
    {
        if (!_isUnmeasured)
        {
            Metrics.Add(kind, piece);
        }
    }
}
