using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Metrics;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Tests.Components.Metrics;

public sealed class RunViewTests : MetricsContext
{
    [Fact]
    public async Task Tick_while_a_render_is_in_flight_is_made_up_for_when_the_browser_has_shown_it()
    {
        await using var page = new HeldRenderer(Services);
        var run = NewRun().Stream(100);
        var trace = await page.AddAsync<Sparkline>(Parameters(run));
        await page.AcknowledgeAsync();
        WaitUntil(() => Traced.Count == 1);

        // The answer's footer draws itself anew four times a second too, and the trace with it, just before the trace's own tick.
        await page.Dispatcher.InvokeAsync(() => trace.SetParametersAsync(Parameters(run)));
        Assert.Equal(1, page.InFlight);
        Time.Advance(TimeSpan.FromMilliseconds(250));
        await page.AcknowledgeAsync();

        WaitUntil(() => Traced.Count == 2);
        Assert.Equal(0, page.InFlight);
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task Trace_that_grows_sends_its_points_and_no_render_batch()
    {
        await using var page = new HeldRenderer(Services);
        await page.AddAsync<Sparkline>(Parameters(NewRun().Stream(100)));
        await page.AcknowledgeAsync();
        WaitUntil(() => Traced.Count == 1);

        Time.Advance(TimeSpan.FromMilliseconds(250));
        WaitUntil(() => Traced.Count == 2);
        Time.Advance(TimeSpan.FromMilliseconds(250));
        WaitUntil(() => Traced.Count == 3);

        Assert.Equal(0, page.InFlight);
        Assert.Empty(page.Problems);
    }

    private static ParameterView Parameters(MeasuredRun run)
        => ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Sparkline.Run)] = run.Run });
}
