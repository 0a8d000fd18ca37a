namespace ChatStudio.Core.Metrics;

/// <summary>What past runs of each model measured, so that a wait can say "Usually 0.4 s". Kept in memory, thread-safe.</summary>
public sealed class ModelHistory
{
    /// <summary>Takes in a run that ended; ignored when it has no first token.</summary>
    public void Record(string modelKey, MetricsSnapshot metrics) => throw new NotImplementedException();

    /// <summary>Median seconds to the first token; null without a past run.</summary>
    public double? UsualTimeToFirstToken(string modelKey) => throw new NotImplementedException();

    /// <summary>Median of the average rates; null without one.</summary>
    public double? UsualRate(string modelKey) => throw new NotImplementedException();
}
