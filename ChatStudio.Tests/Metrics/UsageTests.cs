using ChatStudio.Core.Metrics;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Metrics;

public sealed class UsageTests
{
    [Fact]
    public void Usage_at_the_end_rescales_counts_and_line_and_raises_the_revision()
    {
        var script = new MetricsScript(promptTokens: 10).Steady(1.005, 0.01, 400);
        Assert.True(script.Numbers is { IsEstimate: true, TokensIn: 10, TokensOut: 400 });
        var before = script.Samples.Count;

        script.Usage(5.1, input: 14, output: 300);
        Assert.Equal(1, script.Metrics.Revision);
        Assert.Equal(75, script.Samples[before / 2].TokensPerSecond, 6);

        var numbers = script.End(5.1).Numbers;
        Assert.True(numbers is { IsEstimate: false, TokensIn: 14, TokensOut: 300 });
        Assert.Equal(300 / 3.99, numbers.AverageRate!.Value, 6);
        Assert.Equal(75, numbers.PeakRate!.Value, 0);
        Assert.Equal(300, script.Samples[^1].Tokens, 6);
        Assert.Equal("300 tok", numbers.Moments.Single(m => m.Kind == RunMomentKind.UsageReported).Value);
        Assert.Equal(2, script.Metrics.Revision);
    }

    [Fact]
    public void Hidden_reasoning_is_counted_and_left_out_of_the_rates()
    {
        var numbers = new MetricsScript().Steady(3, 0.01, 101).Usage(4, input: 9, output: 601, reasoning: 500).End(4).Numbers;

        Assert.Equal((601L, 500L), (numbers.TokensOut, numbers.ReasoningTokens));
        Assert.Equal(101 / 1.0, numbers.AverageRate!.Value, 6);
        Assert.Equal(10, numbers.TimePerOutputToken!.Value, 6);
        Assert.Equal(601 / 4.0, numbers.EndToEndRate!.Value, 6);
    }

    [Fact]
    public void Shown_reasoning_is_rescaled_on_its_own()
    {
        var script = new MetricsScript();
        for (var i = 0; i < 100; i++)
        {
            script.Reasoning(1 + i * 0.01);
        }

        var numbers = script.Steady(2, 0.01, 100).Usage(3, 5, output: 350, reasoning: 200).End(3).Numbers;

        Assert.Equal((350L, 200L), (numbers.TokensOut, numbers.ReasoningTokens));
        // At 1.8 s 81 of the 100 chunks of 2 tokens have arrived.
        Assert.Equal(162, script.Samples.Last(s => s.Seconds < 1.99).Tokens, 0);
        Assert.Equal("200 tok", numbers.Moments.Single(m => m.Kind == RunMomentKind.ReasoningFinished).Value);
    }

    [Fact]
    public void Summary_of_a_long_reasoning_keeps_its_own_size()
    {
        var script = new MetricsScript();
        for (var i = 0; i < 100; i++)
        {
            script.Reasoning(1 + i * 0.01);
        }

        var numbers = script.Steady(2, 0.01, 100).Usage(3, 5, output: 5_100, reasoning: 5_000).End(3).Numbers;

        Assert.Equal((5_100L, 5_000L), (numbers.TokensOut, numbers.ReasoningTokens));
        Assert.Equal(200 / 1.99, numbers.AverageRate!.Value, 6);
    }

    [Fact]
    public void Usage_repeated_with_every_chunk_is_cumulative_and_revises_the_line_once()
    {
        var script = new MetricsScript();
        for (var i = 1; i <= 200; i++)
        {
            script.Text(1 + i * 0.01).Usage(1 + i * 0.01, 7, output: 2 * i);
            Assert.Equal((2L * i, false), (script.Numbers.TokensOut, script.Numbers.IsEstimate));
        }

        Assert.Equal(1, script.Metrics.Revision);
        Assert.Single(script.End(3.1).Numbers.Moments, m => m.Kind == RunMomentKind.UsageReported);
    }

    [Fact]
    public void Early_usage_tells_the_prompt_and_leaves_the_answer_an_estimate()
    {
        // Some servers report the prompt at the start, with an output of 0 or 1.
        var script = new MetricsScript(promptTokens: 50).Usage(0.5, input: 64, output: 1).Steady(1, 0.01, 100);
        Assert.True(script.Numbers is { TokensIn: 64, IsEstimate: true });

        script.Usage(2, input: 64, output: 120).End(2);
        Assert.True(script.Numbers is { TokensIn: 64, TokensOut: 120, IsEstimate: false });
        Assert.Equal(120 / 0.99, script.Numbers.AverageRate!.Value, 6);
    }

    [Fact]
    public void Usage_of_zeros_does_not_wipe_out_what_arrived()
    {
        var numbers = new MetricsScript(promptTokens: 8).Steady(1, 0.01, 100).Usage(2, input: 0, output: 0).End(2).Numbers;

        Assert.True(numbers is { TokensIn: 8, TokensOut: 100, IsEstimate: true });
    }

    [Fact]
    public void Stopped_run_never_gets_usage_and_keeps_its_estimate()
        => Assert.True(new MetricsScript().Steady(1, 0.01, 50).End(2, RunMomentKind.Stopped).Numbers is { IsEstimate: true, TokensOut: 50 });

    [Fact]
    public void Usage_that_leaves_reasoning_out_of_the_output_is_taken_as_one_sum()
    {
        // 100 of text, 300 of reasoning, of which the server counts 100 as output.
        var numbers = new MetricsScript().Steady(1, 0.01, 100).Usage(2, 5, output: 100, reasoning: 300).End(2).Numbers;

        Assert.Equal((100L, 300L), (numbers.TokensOut, numbers.ReasoningTokens));
        Assert.Equal(100 / 0.99, numbers.AverageRate!.Value, 6);
    }
}
