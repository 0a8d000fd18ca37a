using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Compare.Replays;

namespace ChatStudio.Tests.Components.Compare;

public sealed class ReplayTests : CompareContext
{
    [Fact]
    public async Task Replay_shows_of_each_column_what_had_arrived_by_the_moment()
    {
        var comparison = Start();
        var (one, two) = (await CallOfAsync("one"), await CallOfAsync("two"));
        var runs = comparison.State.Current!.Answers.Select(answer => answer.Run!).ToArray();
        Time.Advance(TimeSpan.FromSeconds(1));
        one.Text("early ");
        await runs[0].UntilTextAsync(6, Cancel);
        Time.Advance(TimeSpan.FromSeconds(2));
        two.Text("middle ").Finish();
        await runs[1].Completion.WaitAsync(Cancel);
        Time.Advance(TimeSpan.FromSeconds(2));
        one.Text("late").Finish();
        await EndedAsync(comparison);
        var page = Open(comparison);

        await DoAsync(page, () => page.FindAll("button").Single(button => button.TextContent.Contains("Replay", StringComparison.Ordinal)).Click());
        page.WaitForAssertion(() => Assert.Equal("5", page.Find(".cmp-replay input").GetAttribute("max")));

        await DragAsync("2");
        page.WaitForAssertion(() => Assert.Equal("early", Text(0)));
        Assert.Contains("Waiting for the first token", Text(1), StringComparison.Ordinal);
        await DragAsync("4");
        page.WaitForAssertion(() => Assert.Equal(("early", "middle"), (Text(0), Text(1))));
        await DragAsync("5");
        page.WaitForAssertion(() => Assert.Equal("early late", Text(0)));
        await DragAsync("1.5");
        page.WaitForAssertion(() => Assert.Equal("early", Text(0)));
        WaitUntil(() => Moments().Where(value => value is not (null or 0d)).SequenceEqual([2d, 4d, 5d, 1.5d]));

        await DoAsync(page, () => page.FindAll(".cmp-replay button")[0].Click());
        Pass(() => page.Find(".cmp-replay").TextContent.Contains("Play", StringComparison.Ordinal) && Text(0) == "early late");
        await DoAsync(page, () => page.Find(".cmp-replay [data-key=dismiss]").Click());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cmp-replay")));
        Assert.Contains("early late", Text(0), StringComparison.Ordinal);
        WaitUntil(() => Moments()[^1] is null);

        Task DragAsync(string seconds) => DoAsync(page, () => page.Find(".cmp-replay input").Input(seconds));
        IReadOnlyList<object?> Moments() => Told("setUntil");
        string Text(int column) => page.FindAll(".cmp-text")[column].TextContent.Trim();
    }

    [Fact]
    public void Clock_runs_at_its_speed_and_stops_at_the_end()
    {
        var clock = new ReplayClock(10, Time) { Speed = 4 };
        clock.Look();
        Assert.Equal(0, clock.Position);

        clock.Toggle();
        Time.Advance(TimeSpan.FromSeconds(1));
        clock.Look();
        Assert.Equal(4, clock.Position);

        Time.Advance(TimeSpan.FromSeconds(60));
        clock.Look();
        Assert.Equal((10d, false), (clock.Position, clock.IsPlaying));

        clock.Toggle();
        Assert.Equal((0d, true), (clock.Position, clock.IsPlaying));
        clock.MoveTo(99);
        Assert.Equal(10, clock.Position);
    }
}
