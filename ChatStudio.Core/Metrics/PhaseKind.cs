namespace ChatStudio.Core.Metrics;

/// <summary>What a run is doing, as drawn in the strip under the chart.</summary>
public enum PhaseKind
{
    Queued,
    Connecting,
    Waiting,
    Reasoning,
    Tool,
    Answering,
}
