namespace ChatStudio.Core.Metrics;

/// <summary>Phases, stalls and moments of a run, in microseconds since its start. Not thread-safe.</summary>
internal sealed class RunTimeline
{
    // A hostile stream may switch between reasoning and text with every chunk; nobody reads more lines than this.
    private const int Most = 256;

    private readonly List<(PhaseKind Kind, long Start)> _phases = [(PhaseKind.Queued, 0)];
    private readonly List<Stall> _stalls = [];
    private readonly List<Moment> _moments = [];
    private long _usageAt = -1;

    public PhaseKind Current => _phases[^1].Kind;

    public void Enter(PhaseKind kind, long at)
    {
        if (kind == Current || _phases.Count >= Most)
        {
            return;
        }

        if (_phases[^1].Start == at)
        {
            // A phase that took no time is not one.
            _phases[^1] = (kind, at);
        }
        else
        {
            _phases.Add((kind, at));
        }
    }

    public void Stalled(long start, long end)
    {
        _stalls.Add(new(start / 1e6, (end - start) / 1e6));
        Note(RunMomentKind.Stall, start, MetricsFormat.Seconds((end - start) / 1e6));
    }

    public void Note(RunMomentKind kind, long at, string value = "", double tokens = 0)
    {
        if (_moments.Count < Most || kind >= RunMomentKind.Completed)
        {
            _moments.Add(new(kind, at, value, tokens));
        }
    }

    /// <summary>Usage may be repeated with every chunk; the last report is the one that is told.</summary>
    public void NoteUsage(long at) => _usageAt = at;

    public IReadOnlyList<Phase> Phases(long now)
    {
        var phases = new Phase[_phases.Count];
        for (var i = 0; i < phases.Length; i++)
        {
            var end = i + 1 < phases.Length ? _phases[i + 1].Start : Math.Max(now, _phases[i].Start);
            phases[i] = new(_phases[i].Kind, _phases[i].Start / 1e6, end / 1e6);
        }

        return phases;
    }

    /// <param name="openSince">Start of the silence that is a stall already and still lasts; null without one.</param>
    public IReadOnlyList<Stall> Stalls(long? openSince, long now)
        => openSince is { } start ? [.. _stalls, new(start / 1e6, (now - start) / 1e6, IsOpen: true)] : [.. _stalls];

    /// <summary>In order of time.</summary>
    public IReadOnlyList<RunMoment> Moments(TokenCounts counts)
    {
        var moments = new List<Moment>(_moments);
        if (_usageAt >= 0)
        {
            moments.Add(new(RunMomentKind.UsageReported, _usageAt, MetricsFormat.TokensWithUnit((long)counts.Out)));
        }

        // A stable order: what was noted first stays first within the same instant, the end stays last.
        return [.. moments.OrderBy(m => m.At).ThenBy(m => m.Kind >= RunMomentKind.Completed)
            .Select(m => new RunMoment(m.At / 1e6, m.Kind, m.Tokens > 0
                ? MetricsFormat.TokensWithUnit((long)Math.Round(m.Tokens * counts.ReasoningFactor), counts.IsEstimate)
                : m.Value))];
    }

    /// <param name="Tokens">Estimated reasoning tokens, reconciled when shown.</param>
    private readonly record struct Moment(RunMomentKind Kind, long At, string Value, double Tokens = 0);
}
