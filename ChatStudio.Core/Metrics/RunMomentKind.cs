namespace ChatStudio.Core.Metrics;

/// <summary>What a line of the event list says.</summary>
public enum RunMomentKind
{
    /// <summary>It goes on with an answer that had ended.</summary>
    Continued,
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
