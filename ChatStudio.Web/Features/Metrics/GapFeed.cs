using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Web.Interop;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>Turns a run's gaps into messages for the histogram: only the bins that changed.</summary>
public sealed class GapFeed(Run run)
{
    private const int Bins = 44;

    // Gaps of a second and more are drawn in ink.
    private const double StallMilliseconds = 1000;

    private IReadOnlyList<int>? _sent;

    /// <summary>Null when no gap was added since the last call.</summary>
    public GapUpdate? Next(MetricsSnapshot numbers)
    {
        var counts = run.Metrics.GapHistogram(Bins);
        var changed = new List<int>();
        for (var bin = 0; bin < Bins; bin++)
        {
            if (counts[bin] != (_sent?[bin] ?? 0))
            {
                changed.Add(bin);
                changed.Add(counts[bin]);
            }
        }

        if (_sent is not null && changed.Count == 0 && !numbers.IsFinal)
        {
            return null;
        }

        var reset = _sent is null;
        _sent = counts;
        return new(
            run.Model.Slot, reset, Bins, [.. changed], numbers.GapP50, numbers.GapP95, StallMilliseconds, ChartSentences.Gaps(numbers));
    }
}
