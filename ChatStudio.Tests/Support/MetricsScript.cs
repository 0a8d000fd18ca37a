using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Support;

/// <summary>
/// Plays a run's marks at exact times, in seconds since its start. One <c>§</c> is estimated as one token, so a script can
/// count by hand.
/// </summary>
public sealed class MetricsScript
{
    private readonly FakeTimeProvider _time = new();
    private readonly long _start;

    public MetricsScript(ModelInfo? model = null, double promptTokens = 0)
    {
        _start = _time.GetTimestamp();
        Metrics = new(_time, _start, model ?? FakeModelCatalog.Model, promptTokens, TimeSpan.FromSeconds(1));
        Metrics.Entered(PhaseKind.Connecting, _start);
    }

    public RunMetrics Metrics { get; }

    public MetricsSnapshot Numbers => Metrics.Snapshot();

    public IReadOnlyList<RateSample> Samples => Metrics.ReadSamples(0);

    public MetricsScript Sent(double at) => Mark(at, Metrics.Sent);

    public MetricsScript Headers(double at) => Mark(at, t =>
    {
        Metrics.HeadersArrived(t);
        Metrics.Entered(PhaseKind.Waiting, t);
    });

    public MetricsScript Text(double at, int tokens = 1) => Chunk(at, (ContentKind.Text, tokens));

    public MetricsScript Reasoning(double at, int tokens = 1) => Chunk(at, (ContentKind.Reasoning, tokens));

    public MetricsScript Tool(double at, int tokens = 1) => Mark(at, t =>
    {
        Metrics.ToolCalled(t);
        Metrics.Add(ContentKind.ToolCall, new string('§', tokens));
        Metrics.ChunkArrived(t);
    });

    public MetricsScript Chunk(double at, params (ContentKind Kind, int Tokens)[] contents) => Mark(at, t =>
    {
        foreach (var (kind, tokens) in contents)
        {
            Metrics.Add(kind, new string('§', tokens));
        }

        Metrics.ChunkArrived(t);
    });

    public MetricsScript Usage(double at, long input, long output, long reasoning = 0, long cached = 0)
        => Mark(at, t => Metrics.UsageReported(t, new(input, output, cached, reasoning)));

    public MetricsScript End(double at, RunMomentKind how = RunMomentKind.Completed) => Mark(at, t => Metrics.End(t, how));

    /// <summary>Moves the clock there.</summary>
    public MetricsScript At(double seconds) => Mark(seconds, _ => { });

    /// <summary>Chunks of one token from a time on, evenly spaced.</summary>
    public MetricsScript Steady(double from, double gap, int count, int tokens = 1)
    {
        for (var i = 0; i < count; i++)
        {
            Text(from + i * gap, tokens);
        }

        return this;
    }

    private MetricsScript Mark(double at, Action<long> tell)
    {
        var timestamp = _start + TimeSpan.FromMicroseconds(Math.Round(at * 1e6)).Ticks;
        if (timestamp > _time.GetTimestamp())
        {
            _time.Advance(TimeSpan.FromTicks(timestamp - _time.GetTimestamp()));
        }

        tell(timestamp);
        return this;
    }
}
