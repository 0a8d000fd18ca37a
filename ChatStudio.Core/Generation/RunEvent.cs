using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <summary>Something that happened in a run. The set is closed: a consumer that handles all of these is complete.</summary>
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    /// <summary>The run moved on. Final states are told by <see cref="Finished"/> instead.</summary>
    public sealed record StateChanged(RunState State) : RunEvent;

    /// <summary>An attempt was sent; 1 for the first.</summary>
    public sealed record RequestSent(int Attempt) : RunEvent;

    public sealed record HeadersReceived(string? RequestId) : RunEvent;

    /// <summary>The next attempt starts by itself at <paramref name="ResumesAt"/>, or when somebody presses Retry now.</summary>
    public sealed record RetryScheduled(RetryNotice Notice, DateTimeOffset ResumesAt) : RunEvent;

    /// <summary>The provider refused these optional fields by name; the next attempt goes without them, and so do later requests.</summary>
    public sealed record FieldsDropped(IReadOnlyList<string> Fields) : RunEvent;

    /// <summary>
    /// The run goes on with an answer, and its log begins with that: this first, then the reasoning so far where there is any, then the text up to the
    /// last seam. What follows is the run's own. Numbers count only that.
    /// </summary>
    /// <param name="Seams">As in <see cref="Continuation.Seams"/>.</param>
    /// <param name="Reasoning">Characters of the reasoning so far.</param>
    public sealed record Continued(IReadOnlyList<AnswerSeam> Seams, int Reasoning) : RunEvent;

    /// <summary>A piece of visible text, as the wire sliced it.</summary>
    public sealed record TextDelta(string Text) : RunEvent;

    /// <summary>A piece of reasoning, as the wire sliced it.</summary>
    public sealed record ReasoningDelta(string Text) : RunEvent;

    /// <summary>A complete tool call; <paramref name="Arguments"/> is its raw JSON.</summary>
    public sealed record ToolCalled(string CallId, string Name, string Arguments) : RunEvent;

    /// <summary>The provider's count, cumulative: a later one replaces an earlier one.</summary>
    public sealed record UsageReported(TokenUsage Usage) : RunEvent;

    /// <summary>The last entry of every log.</summary>
    /// <param name="FinishReason">The provider's reason as on the wire (<c>stop</c>, <c>length</c>, <c>content_filter</c>…), null when none came.</param>
    /// <param name="Failure">Set for <see cref="RunState.Interrupted"/> and <see cref="RunState.Failed"/>.</param>
    public sealed record Finished(RunState State, string? FinishReason, RunFailure? Failure) : RunEvent;
}
