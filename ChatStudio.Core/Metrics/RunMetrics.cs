namespace ChatStudio.Core.Metrics;

/// <summary>
/// Turns the wire timestamps of one run into numbers. One writer (the run), any number of readers.
/// </summary>
public sealed class RunMetrics
{
    /// <summary>The numbers as of now.</summary>
    public MetricsSnapshot Snapshot() => throw new NotImplementedException();

    /// <summary>
    /// Settled points of the rate line from <paramref name="index"/> on. A point is settled when its window has passed, and
    /// then never changes until the run ends, when the line is computed once more from the full data.
    /// </summary>
    public IReadOnlyList<RateSample> ReadSamples(int index) => throw new NotImplementedException();

    /// <summary>The provisional point at the live end, from the past half of the window; null before the first content and after the end.</summary>
    public RateSample? LiveSample() => throw new NotImplementedException();

    /// <summary>Raised by 1 when settled points were computed again (usage arrived, run ended): read from 0.</summary>
    public int Revision => throw new NotImplementedException();

    /// <summary>Counts of gaps in logarithmic bins between 2 ms and 2.5 s, as the histogram draws them.</summary>
    public IReadOnlyList<int> GapHistogram(int bins) => throw new NotImplementedException();
}
