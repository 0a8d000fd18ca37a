using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Compare.Race;

/// <summary>
/// The gaps of a run on the clock of its rate line: for each point the longest gap that ended in the 0.2 s before it. A chunk is looked at once,
/// so a run of any length costs the same per update.
/// </summary>
internal sealed class GapTrack(RunMetrics metrics)
{
    private const long Step = 200_000;

    // By point: its number is its time divided by the step, rounded up.
    private readonly Dictionary<long, double> _longest = [];
    private int _read;
    private long _last = -1;

    /// <returns>Milliseconds; 0 where nothing arrived.</returns>
    public double LongestUntil(double seconds)
    {
        Read();
        return _longest.GetValueOrDefault((long)Math.Ceiling(Math.Round(seconds * 1e6) / Step));
    }

    private void Read()
    {
        var chunks = metrics.ReadTimings(_read);
        _read += chunks.Count;
        foreach (var chunk in chunks)
        {
            if (_last >= 0)
            {
                var point = (chunk.Microseconds + Step - 1) / Step;
                _longest[point] = Math.Max(_longest.GetValueOrDefault(point), (chunk.Microseconds - _last) / 1e3);
            }

            _last = chunk.Microseconds;
        }
    }
}
