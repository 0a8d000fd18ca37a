using ChatStudio.Core.Metrics;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Metrics;

public sealed class RateSeriesTests
{
    [Fact]
    public void Steady_rate_is_a_flat_line_between_its_ends()
    {
        // A token every 10 ms, just off the borders of the windows, from 1.005 s to 4.995 s.
        var script = new MetricsScript().Steady(1.005, 0.01, 400).End(5);

        Assert.Equal(Enumerable.Range(6, 20).Select(k => Math.Round(k * 0.2, 6)), script.Samples.Select(s => Math.Round(s.Seconds, 6)));
        Assert.All(script.Samples.Where(s => s.Seconds is > 1.5 and < 4.9), s => Assert.Equal(100, s.TokensPerSecond, 6));

        // At 1.2 s the window reaches back to 0.75 s: 65 tokens in 0.9 s.
        Assert.Equal(65 / 0.9, script.Samples[0].TokensPerSecond, 6);
        Assert.Equal(20, script.Samples[0].Tokens, 6);

        // At the run's end only the past half exists: 45 tokens in 0.45 s.
        Assert.Equal(100, script.Samples[^1].TokensPerSecond, 6);
        Assert.Equal(400, script.Samples[^1].Tokens, 6);
    }

    [Fact]
    public void Bursts_of_64_make_a_level_line_and_not_a_comb()
    {
        var script = new MetricsScript();
        for (var i = 0; i < 20; i++)
        {
            script.Text(1 + i * 0.45, tokens: 64);
        }

        script.End(10);

        // Two bursts lie in every window of 0.9 s, wherever it begins.
        Assert.All(script.Samples.Where(s => s.Seconds is > 1.5 and < 9), s => Assert.Equal(128 / 0.9, s.TokensPerSecond, 6));
        Assert.Equal(128 / 0.9, script.Numbers.PeakRate!.Value, 6);
        Assert.Equal(450, script.Numbers.GapP50!.Value, 3);
    }

    [Fact]
    public void Stall_brings_the_line_to_zero()
    {
        var script = new MetricsScript().Steady(1, 0.01, 100).Steady(4, 0.01, 100).End(5);

        Assert.All(script.Samples.Where(s => s.Seconds is > 2.5 and < 3.5), s => Assert.Equal(0, s.TokensPerSecond));
    }

    [Fact]
    public void Settled_samples_never_change_while_the_run_goes_on()
    {
        var script = new MetricsScript();
        var seen = new List<RateSample>();
        for (var i = 0; i < 1_000; i++)
        {
            script.Text(0.5 + i * 0.0137, tokens: 1 + i % 5);
            seen.AddRange(script.Metrics.ReadSamples(seen.Count));
            Assert.Equal(0, script.Metrics.Revision);
        }

        Assert.Equal(seen, script.Samples);
        script.End(14.2);
        Assert.Equal(1, script.Metrics.Revision);
        Assert.Equal(seen, script.Samples.Take(seen.Count));
        Assert.Empty(script.Metrics.ReadSamples(script.Samples.Count));
        Assert.Empty(script.Metrics.ReadSamples(100_000));
    }

    [Fact]
    public void Samples_settle_as_time_passes_without_new_chunks()
    {
        var script = new MetricsScript().Text(1);
        Assert.Empty(script.Samples);

        script.At(3);
        Assert.Equal([1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.4], script.Samples.Select(s => Math.Round(s.Seconds, 6)));
        Assert.Equal(0, script.Samples[^1].TokensPerSecond);
    }

    [Fact]
    public void Live_end_is_the_past_half_of_the_window()
    {
        var script = new MetricsScript().Steady(1.005, 0.01, 100).At(2);

        Assert.Equal(45 / 0.45, script.Metrics.LiveSample()!.Value.TokensPerSecond, 6);
        Assert.Equal(100, script.Metrics.LiveSample()!.Value.Tokens, 6);
        Assert.Equal(100, script.Numbers.RateNow!.Value, 6);

        script.At(2.5);
        Assert.Equal(0, script.Numbers.RateNow);
    }

    [Fact]
    public void Line_adds_up_to_the_tokens()
    {
        var random = new Random(3);
        var script = new MetricsScript();
        var at = 0.7;
        var tokens = 0;
        for (var i = 0; i < 500; i++)
        {
            var count = random.Next(1, 9);
            script.Text(Math.Round(at += random.NextDouble() * 0.05, 6), count);
            tokens += count;
        }

        // Silence at the end lets the last windows close. Each token lies in 4 or 5 windows of 0.9 s, every 0.2 s.
        script.End(at + 2);
        Assert.InRange(script.Samples.Sum(s => s.TokensPerSecond * 0.2) / tokens, 0.97, 1.03);
        Assert.Equal(tokens, script.Samples[^1].Tokens, 3);
    }
}
