using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Web.Features.Metrics;
using ChatStudio.Web.Interop;

namespace ChatStudio.Web.Features.Compare.Race;

/// <summary>
/// Turns one column's run into its part of the race's messages. Only points the chart has not got are sent; when the line was computed
/// again (<see cref="RunMetrics.Revision"/>) it is sent whole, once.
/// </summary>
public sealed class RaceFeed(Run run)
{
    private readonly GapTrack _gaps = new(run.Metrics);
    private int _revision = -1;
    private int _next;

    public Run Run => run;

    /// <summary>What is new since the last call, with the numbers that are on the screen.</summary>
    public RaceSeriesUpdate Next(RaceLine line, MetricsSnapshot numbers)
    {
        // First, so that a line computed again in between is noticed by the next call.
        var revision = run.Metrics.Revision;
        var reset = revision != _revision;
        _revision = revision;
        var samples = run.Metrics.ReadSamples(reset ? 0 : _next);
        _next = (reset ? 0 : _next) + samples.Count;
        return new(
            run.Id.ToString(),
            line.Slot,
            line.Name,
            line.IsHidden,
            reset,
            [.. samples.SelectMany(Point)],
            run.Metrics.LiveSample() is { } now && !numbers.IsFinal ? [.. Point(now)] : null,
            Math.Round(numbers.Elapsed, 2),
            Round(numbers.TimeToFirstToken, 2),
            Round(numbers.AverageRate, 1),
            numbers.TokensOut,
            [.. numbers.Stalls.Select(stall => new[] { Math.Round(stall.Start, 2), Math.Round(stall.Duration, 2), stall.IsOpen ? 1 : 0 })],
            RateFeed.State(run.State));
    }

    private IEnumerable<double> Point(RateSample sample) =>
        [Math.Round(sample.Seconds, 2), Math.Round(sample.TokensPerSecond, 1), Math.Round(sample.Tokens), Math.Round(_gaps.LongestUntil(sample.Seconds), 1)];

    private static double? Round(double? value, int digits) => value is { } number ? Math.Round(number, digits) : null;
}
