using ChatStudio.Core.Metrics;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Metrics;

public sealed class RunMetricsTests
{
    [Fact]
    public void Steady_answer_has_the_numbers_its_script_says()
    {
        // 201 tokens, one every 20 ms, from 0.5 s to 4.5 s.
        var script = new MetricsScript().Headers(0.2).Steady(from: 0.5, gap: 0.02, count: 201).End(4.6);
        var numbers = script.Numbers;

        Assert.Equal(4.6, numbers.Elapsed, 6);
        Assert.Equal(0.5, numbers.TimeToFirstToken!.Value, 6);
        Assert.Equal(0.5, numbers.TimeToFirstText!.Value, 6);
        Assert.Equal(201 / 4.0, numbers.AverageRate!.Value, 6);
        Assert.Equal(201 / 4.6, numbers.EndToEndRate!.Value, 6);
        Assert.Equal(50, numbers.PeakRate!.Value, 0);
        Assert.Equal((20.0, 20.0, 20.0), (numbers.GapP50, numbers.GapP95, numbers.GapMax));
        Assert.Equal(4000.0 / 200, numbers.TimePerOutputToken!.Value, 6);
        Assert.Empty(numbers.Stalls);
        Assert.Equal((201L, 201L, 201), (numbers.TokensOut, numbers.Characters, numbers.Chunks));
        Assert.Equal(1, numbers.CharactersPerToken);
        Assert.True(numbers is { IsFinal: true, IsEstimate: true, RateNow: null });
        Assert.Null(script.Metrics.LiveSample());
    }

    [Fact]
    public void First_token_counts_from_the_attempt_that_answered_and_the_axis_from_the_start()
    {
        var numbers = new MetricsScript().Sent(0).Sent(12).Headers(12.3).Text(12.5).End(13).Numbers;

        Assert.Equal(0.5, numbers.TimeToFirstToken!.Value, 6);
        Assert.Equal(1 / 1.0, numbers.EndToEndRate!.Value, 6);
        Assert.Equal(13, numbers.Elapsed, 6);
        Assert.Equal(12.5, numbers.Moments.Single(m => m.Kind == RunMomentKind.FirstToken).Seconds, 6);
    }

    [Fact]
    public void Reasoning_first_counts_as_first_token_and_text_comes_later()
    {
        var script = new MetricsScript().Headers(0.1);
        for (var i = 0; i < 100; i++)
        {
            script.Reasoning(1 + i * 0.01);
        }

        var numbers = script.Text(2.5).Text(2.6).End(2.7).Numbers;

        Assert.Equal((1.0, 2.5), (Math.Round(numbers.TimeToFirstToken!.Value, 6), Math.Round(numbers.TimeToFirstText!.Value, 6)));
        Assert.Equal((102L, 100L, 2L), (numbers.TokensOut, numbers.ReasoningTokens, numbers.Characters));
        Assert.Equal(
            [new Phase(PhaseKind.Connecting, 0, 0.1), new(PhaseKind.Waiting, 0.1, 1), new(PhaseKind.Reasoning, 1, 2.5), new(PhaseKind.Answering, 2.5, 2.7)],
            numbers.Phases);
        Assert.Equal(
            [
                new RunMoment(0.1, RunMomentKind.HeadersReceived),
                new(1, RunMomentKind.FirstToken),
                new(2.5, RunMomentKind.ReasoningFinished, "≈ 100 tok"),
                new(2.7, RunMomentKind.Completed),
            ],
            numbers.Moments);
    }

    [Fact]
    public void Stall_is_a_gap_of_a_second_or_more_and_is_open_while_it_lasts()
    {
        var script = new MetricsScript().Text(1).Text(1.999).Text(2.999);
        Assert.Equal(new Stall(1.999, 1), Round(Assert.Single(script.Numbers.Stalls)));

        script.At(4.5);
        Assert.Equal(new Stall(2.999, 1.501, IsOpen: true), Round(script.Numbers.Stalls[1]));

        script.Text(5);
        Assert.Equal(new Stall(2.999, 2.001), Round(script.Numbers.Stalls[1]));
        Assert.Equal(["1.00 s", "2.00 s"], script.Numbers.Moments.Where(m => m.Kind == RunMomentKind.Stall).Select(m => m.Value));
        Assert.Empty(new MetricsScript().At(30).Numbers.Stalls);

        static Stall Round(Stall stall) => stall with { Start = Math.Round(stall.Start, 6), Duration = Math.Round(stall.Duration, 6) };
    }

    [Fact]
    public void Silence_at_the_end_stays_a_stall()
    {
        var numbers = new MetricsScript().Text(1).End(6, RunMomentKind.Interrupted).Numbers;

        Assert.Equal(new Stall(1, 5), Assert.Single(numbers.Stalls));
        Assert.Equal([RunMomentKind.FirstToken, RunMomentKind.Stall, RunMomentKind.Interrupted], numbers.Moments.Select(m => m.Kind));
    }

    [Fact]
    public void Single_chunk_has_a_first_token_and_no_rates()
    {
        var numbers = new MetricsScript().Text(0.5, tokens: 500).End(0.6).Numbers;

        Assert.Equal(0.5, numbers.TimeToFirstToken!.Value, 6);
        Assert.True(numbers is { AverageRate: null, PeakRate: null, TimePerOutputToken: null, GapP50: null, GapMax: null });
        Assert.Equal(500 / 0.6, numbers.EndToEndRate!.Value, 6);
    }

    [Theory]
    [InlineData(40, 0.190, false)]
    [InlineData(39, 0.300, false)]
    [InlineData(40, 0.200, true)]
    public void Average_needs_two_chunks_forty_tokens_and_a_fifth_of_a_second(int tokens, double span, bool has)
        => Assert.Equal(has, new MetricsScript().Text(1).Text(1 + span, tokens - 1).End(2).Numbers.AverageRate is not null);

    [Fact]
    public void Time_of_a_tool_is_left_out_of_average_gaps_and_stalls()
    {
        var numbers = new MetricsScript().Steady(0, 0.1, 21).Tool(2.1).Steady(7.1, 0.1, 20).End(9).Numbers;

        Assert.Empty(numbers.Stalls);
        Assert.Equal(100, numbers.GapMax!.Value, 3);
        Assert.Equal(42 / 4.0, numbers.AverageRate!.Value, 6);
        Assert.Contains(numbers.Phases, p => p.Kind == PhaseKind.Tool && p.End - p.Start > 4.99);
    }

    [Fact]
    public void Two_contents_of_one_update_are_one_chunk()
    {
        var script = new MetricsScript().Chunk(1, (ContentKind.Reasoning, 1), (ContentKind.Text, 3)).Text(2).End(3);

        Assert.Equal((2, 1000.0), (script.Numbers.Chunks, script.Numbers.GapMax));
        Assert.Equal(
            [(1_000_000L, ContentKind.Text, 4), (2_000_000L, ContentKind.Text, 1)],
            script.Metrics.ReadTimings(0).Select(c => (c.Microseconds, c.Kind, c.Characters)));
        Assert.Single(script.Metrics.ReadTimings(1));
    }

    [Fact]
    public void Live_percentiles_are_near_and_final_ones_exact()
    {
        var random = new Random(7);
        var script = new MetricsScript();
        var gaps = new List<double>();
        var at = 1.0;
        script.Text(at);
        for (var i = 0; i < 2_000; i++)
        {
            var gap = Math.Round(Math.Exp(random.NextDouble() * 6) / 1000, 6);
            gaps.Add(gap * 1000);
            script.Text(at = Math.Round(at + gap, 6));
        }

        gaps.Sort();
        var live = script.Numbers;
        Assert.InRange(live.GapP50!.Value / gaps[999], 1 / 1.016, 1.016);
        Assert.InRange(live.GapP95!.Value / gaps[1899], 1 / 1.016, 1.016);

        var final = script.End(at).Numbers;
        Assert.Equal(gaps[999], final.GapP50!.Value, 3);
        Assert.Equal(gaps[1899], final.GapP95!.Value, 3);
        Assert.Equal(gaps[^1], final.GapMax!.Value, 3);
    }

    [Fact]
    public void Gap_histogram_counts_every_gap_in_its_bin()
    {
        // Three bins between 2 ms and 2.5 s: up to 21.5 ms, up to 232 ms, beyond.
        var histogram = new MetricsScript().Text(0).Text(0.0005).Text(0.0205).Text(0.0435).Text(0.2435).Text(0.4845).Text(5).Metrics.GapHistogram(3);

        Assert.Equal([2, 2, 2], histogram);
        Assert.Equal(6, new MetricsScript().Steady(0, 0.05, 7).Metrics.GapHistogram(24).Sum());
    }

    [Fact]
    public void Context_and_cost_follow_the_tokens()
    {
        // $1, $0.10 cached and $10 a million; a window of 10,000.
        var script = new MetricsScript(promptTokens: 1_000).Text(1, tokens: 500);
        Assert.Equal(0.15, script.Numbers.ContextUsed!.Value, 6);
        Assert.Equal((1_000 * 1m + 500 * 10m) / 1_000_000m, script.Numbers.Cost);

        script.Usage(2, input: 1_200, output: 600, cached: 1_000).End(2);
        Assert.Equal(0.18, script.Numbers.ContextUsed!.Value, 6);
        Assert.Equal((200 * 1m + 1_000 * 0.1m + 600 * 10m) / 1_000_000m, script.Numbers.Cost);

        var unknown = new MetricsScript(FakeModelCatalog.OtherModel).Text(1).Numbers;
        Assert.True(unknown is { Cost: null, ContextUsed: null, ContextWindow: null });
        Assert.Null(new MetricsScript(FakeModelCatalog.Model with { IsLocal = true }).Text(1).Numbers.Cost);
    }

    [Fact]
    public void Run_without_content_has_times_and_nothing_else()
    {
        var script = new MetricsScript(promptTokens: 9).End(3, RunMomentKind.Failed);
        var numbers = script.Numbers;

        Assert.Equal((3.0, 9L, 0L, 0), (numbers.Elapsed, numbers.TokensIn, numbers.TokensOut, numbers.Chunks));
        Assert.True(numbers is
        {
            TimeToFirstToken: null, RateNow: null, AverageRate: null, EndToEndRate: null, PeakRate: null, GapP50: null, CharactersPerToken: null,
        });
        Assert.Empty(script.Samples);
        Assert.Null(script.Metrics.LiveSample());
    }

    [Fact]
    public void Hostile_stream_that_switches_kinds_with_every_chunk_keeps_phases_and_moments_few()
    {
        var script = new MetricsScript();
        for (var i = 0; i < 2_000; i++)
        {
            script.Chunk(i * 0.001, (i % 2 == 0 ? ContentKind.Reasoning : ContentKind.Text, 1));
        }

        var numbers = script.End(2).Numbers;
        Assert.InRange(numbers.Phases.Count, 2, 256);
        Assert.InRange(numbers.Moments.Count, 2, 260);
        Assert.Equal(RunMomentKind.Completed, numbers.Moments[^1].Kind);
    }

    [Fact]
    public async Task Readers_may_read_while_the_run_writes()
    {
        var cancel = TestContext.Current.CancellationToken;
        var script = new MetricsScript();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(
            () =>
            {
                var last = 0L;
                while (!done.IsCancellationRequested)
                {
                    var numbers = script.Numbers;
                    Assert.True(numbers.TokensOut >= last && numbers.Chunks <= numbers.TokensOut);
                    last = numbers.TokensOut;
                    _ = script.Samples;
                    _ = script.Metrics.LiveSample();
                    _ = script.Metrics.GapHistogram(24);
                }
            },
            cancel)).ToArray();
        script.Steady(0, 0.005, 5_000).End(30);
        await done.CancelAsync();

        await Task.WhenAll(readers);
        Assert.Equal(5_000, script.Numbers.TokensOut);
    }
}
