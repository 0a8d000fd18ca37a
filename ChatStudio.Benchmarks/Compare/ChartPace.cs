namespace ChatStudio.Benchmarks.Compare;

/// <summary>How often a chart was drawn.</summary>
internal readonly record struct ChartPace(double PerSecond, double LongestWaitMs)
{
    /// <param name="drawnAtMs">Moments, in order.</param>
    public static ChartPace Of(IReadOnlyList<double> drawnAtMs) => drawnAtMs.Count < 2
        ? new(0, double.NaN)
        : new((drawnAtMs.Count - 1) * 1000 / (drawnAtMs[^1] - drawnAtMs[0]), drawnAtMs.Zip(drawnAtMs.Skip(1), (one, next) => next - one).Max());
}
