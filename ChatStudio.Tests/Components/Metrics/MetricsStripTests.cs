using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Metrics;

namespace ChatStudio.Tests.Components.Metrics;

public sealed class MetricsStripTests : MetricsContext
{
    [Fact]
    public void Strip_shows_rate_first_token_tokens_and_cost_in_one_line()
    {
        var run = NewRun().Chunk(410).Stream(200).Usage(100, 1_235).Stop();

        var cut = Render(run);

        Assert.Equal(["s2", "num", "cs-strip"], cut.Find("button").ClassList.Reverse());
        Assert.Equal(["0.41", "1,235", "$0.0125"], cut.FindAll("b").Skip(1).Select(b => b.TextContent));
        Assert.Matches(@"^\d+\.\d$", cut.Find("b").TextContent);
    }

    [Fact]
    public void Strip_of_a_live_run_shows_the_rate_now()
    {
        var run = NewRun();
        var cut = Render(run);
        Assert.Equal("n/a", cut.Find("b").TextContent);

        run.Stream(100);
        Time.Advance(TimeSpan.FromMilliseconds(250));

        WaitUntil(() => cut.Find("b").TextContent != "n/a");
    }

    [Fact]
    public void Strip_of_a_simulated_run_says_free()
        => Assert.Equal("free", Render(NewRun(MeasuredRun.Model with { IsSimulated = true })).FindAll("b")[^1].TextContent);

    [Fact]
    public async Task Strip_opens_the_details()
    {
        var opened = 0;
        var cut = Render<MetricsStrip>(parameters => parameters.Add(strip => strip.OnOpen, () => opened++));

        Assert.Contains("No answer yet", cut.Find("button").TextContent, StringComparison.Ordinal);
        await cut.Find("button").ClickAsync();

        Assert.Equal(1, opened);
    }

    private IRenderedComponent<MetricsStrip> Render(MeasuredRun run)
        => Render<MetricsStrip>(parameters => parameters.Add(strip => strip.Run, run.Run));
}
