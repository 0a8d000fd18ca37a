using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Metrics;

namespace ChatStudio.Tests.Components.Metrics;

public sealed class SparklineTests : MetricsContext
{
    [Fact]
    public void Trace_turns_from_live_to_final_in_the_same_element()
    {
        var run = NewRun();
        var cut = Render(run);
        var markup = cut.Markup;
        run.Stream(100);
        Tick(() => Traced.Count);
        Assert.Equal("live", Traced[^1].Series[0].State);

        run.Stop();
        Tick(() => Traced.Count);

        Assert.Equal("stopped", Traced[^1].Series[0].State);
        Assert.Equal(markup, cut.Markup);
        Assert.Single(Trace.Invocations, call => call.Identifier == "update" && ReferenceEquals(call.Arguments[0], Traced[^1]));
    }

    [Fact]
    public void Trace_of_an_answer_that_was_cut_off_says_so()
    {
        Render(NewRun().Stream(100).CutOff());

        Assert.Equal("cut", Traced.Single().Series[0].State);
    }

    [Fact]
    public void Trace_of_an_ended_run_is_drawn_once_and_watches_nothing()
    {
        Render(NewRun().Stream(100).Stop());

        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(Traced);
        Assert.Empty(Visibility.Invocations);
    }

    [Fact]
    public void Trace_of_a_long_run_is_thinned_to_its_pixels()
    {
        Render(NewRun().Stream(10_000, everyMilliseconds: 100).Stop());

        Assert.InRange(Traced.Single().Series[0].Samples.Length / 2, 100, 350);
    }

    private IRenderedComponent<Sparkline> Render(MeasuredRun run)
        => Render<Sparkline>(parameters => parameters.Add(trace => trace.Run, run.Run));
}
