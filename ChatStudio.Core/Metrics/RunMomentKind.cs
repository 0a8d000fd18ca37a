namespace ChatStudio.Core.Metrics;

/// <summary>What a line of the event list says.</summary>
public enum RunMomentKind
{
    RetryScheduled,
    HeadersReceived,
    FirstToken,
    ReasoningFinished,
    ToolCalled,
    Stall,
    UsageReported,
    Completed,
    Stopped,
    Interrupted,
    Failed,
}
