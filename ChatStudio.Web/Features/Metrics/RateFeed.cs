using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Web.Interop;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>
/// Turns a run's metrics into messages for one chart. Only points the chart has not got are sent; when the line was computed
/// again (<see cref="RunMetrics.Revision"/>) it is sent whole, once.
/// </summary>
/// <param name="mostPoints">Above that a whole line is thinned: a trace 132 pixels wide has no room for more.</param>
/// <param name="slot">Hue and shape where they are not the model's own.</param>
public sealed class RateFeed(Run run, int mostPoints = int.MaxValue, int? slot = null)
{
    private int _revision = -1;
    private int _next;

    /// <summary>What is new since the last call, with the numbers that are on the screen.</summary>
    public SeriesUpdate Next(MetricsSnapshot numbers)
    {
        // First, so that a line computed again in between is noticed by the next call.
        var revision = run.Metrics.Revision;
        var reset = revision != _revision;
        _revision = revision;
        var samples = run.Metrics.ReadSamples(reset ? 0 : _next);
        _next = (reset ? 0 : _next) + samples.Count;
        return new(
            run.Id.ToString(),
            slot ?? run.Model.Slot,
            reset,
            Flatten(samples, reset ? Math.Max(1, samples.Count / mostPoints) : 1),
            run.Metrics.LiveSample() is { } now && !numbers.IsFinal ? Point(now) : null,
            Round(numbers.Elapsed, 2),
            Round(numbers.AverageRate),
            numbers.Phases.FirstOrDefault(phase => phase.Kind > PhaseKind.Waiting) is { } first ? Round(first.Start, 2) : null,
            [.. numbers.Stalls.Select(stall => new[] { Round(stall.Start, 2), Round(stall.Duration, 2), stall.IsOpen ? 1 : 0 })],
            Phases(numbers.Phases),
            State(run.State));
    }

    private static double[] Flatten(IReadOnlyList<RateSample> samples, int step)
    {
        var flat = new List<double>(samples.Count / step * 2);
        for (var i = 0; i < samples.Count; i += step)
        {
            flat.AddRange(Point(samples[i]));
        }

        return [.. flat];
    }

    private static double[] Point(RateSample sample) => [Round(sample.Seconds, 2), Round(sample.TokensPerSecond, 1)];

    // Queued, connecting and waiting look the same: no tokens.
    private static object[][] Phases(IReadOnlyList<Phase> phases)
    {
        var strip = new List<(string Word, double Start, double End)>();
        foreach (var phase in phases)
        {
            var word = Word(phase.Kind);
            if (strip.Count > 0 && strip[^1].Word == word)
            {
                strip[^1] = (word, strip[^1].Start, phase.End);
            }
            else
            {
                strip.Add((word, phase.Start, phase.End));
            }
        }

        return [.. strip.Select(part => new object[] { part.Word, Round(part.Start, 2), Round(part.End, 2) })];
    }

    private static string Word(PhaseKind kind) => kind switch
    {
        PhaseKind.Reasoning => "reasoning",
        PhaseKind.Tool => "tool",
        PhaseKind.Answering => "answer",
        _ => "waiting",
    };

    /// <summary>A run's state in the words of the charts.</summary>
    internal static string State(RunState state) => state switch
    {
        RunState.Completed => "done",
        RunState.Stopped => "stopped",
        RunState.Interrupted or RunState.Failed => "cut",
        _ => "live",
    };

    private static double Round(double value, int digits) => Math.Round(value, digits);

    private static double? Round(double? value) => value is { } number ? Math.Round(number, 1) : null;
}
