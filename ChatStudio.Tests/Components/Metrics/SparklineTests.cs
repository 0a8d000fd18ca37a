using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Metrics;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

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

    [Fact]
    public void Trace_in_a_page_that_is_gone_is_no_failure_of_the_answer()
    {
        Trace.SetupVoid("update", _ => true).SetException(new JSDisconnectedException("The circuit has disconnected."));
        var run = NewRun();
        var cut = Render<ErrorBoundary>(boundary => boundary
            .Add(part => part.ChildContent, inside =>
            {
                inside.OpenComponent<Sparkline>(0);
                inside.AddComponentParameter(1, nameof(Sparkline.Run), run.Run);
                inside.CloseComponent();
            })
            .Add(part => part.ErrorContent, problem => problem.Message));

        run.Stream(100);
        Tick(() => Trace.Invocations["update"].Count);

        Assert.Single(cut.FindAll(".cs-trace"));
    }

    private IRenderedComponent<Sparkline> Render(MeasuredRun run)
        => Render<Sparkline>(parameters => parameters.Add(trace => trace.Run, run.Run));
}
