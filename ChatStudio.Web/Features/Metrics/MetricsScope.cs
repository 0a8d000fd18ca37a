namespace ChatStudio.Web.Features.Metrics;

/// <summary>What the metrics panel is about.</summary>
public enum MetricsScope
{
    Answer,
    Conversation,
}
