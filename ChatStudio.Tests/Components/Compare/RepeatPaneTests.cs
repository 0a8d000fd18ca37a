using Bunit;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Repeating;
using ChatStudio.Core.Comparisons.Voting;
using ChatStudio.Web.Features.Compare;

namespace ChatStudio.Tests.Components.Compare;

public sealed class RepeatPaneTests : CompareContext
{
    [Fact]
    public async Task Repetitions_show_progress_and_then_statistics()
    {
        var comparison = await AnsweredAsync(false, ("one", "1"), ("two", "2"));
        var page = Open(comparison);
        await DoAsync(page, () => page.FindAll("button").Single(button => button.TextContent.Contains("Repeat", StringComparison.Ordinal)).Click());
        await DoAsync(page, () => page.FindAll(".cmp-repeat input[type=number]")[0].Change("2"));
        await DoAsync(page, () => page.FindAll(".cmp-repeat input[type=number]")[1].Change("0"));

        await DoAsync(page, () => page.FindAll(".cmp-repeat button").Single(button => button.TextContent.Contains("Run 4 requests", StringComparison.Ordinal)).Click());

        await AnswerBothAsync();
        page.WaitForAssertion(() => Assert.Contains("1 of 2", page.Find(".cmp-repeat").TextContent, StringComparison.Ordinal));
        await AnswerBothAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cmp-repeat progress")));
        Assert.Equal(8, page.FindAll(".cmp-dots").Count);
        Assert.Equal(2, page.FindAll(".cmp-dots")[0].QuerySelectorAll(".dot").Length);
    }

    [Fact]
    public async Task Cancelled_repetitions_say_how_far_they_came()
    {
        var comparison = await AnsweredAsync(false, ("one", "1"), ("two", "2"));
        var job = Comparisons.Repeat(comparison.Id, "Again", new RepeatSettings(5, 0))!;
        await AnswerBothAsync();
        var page = Open(comparison);
        await DoAsync(page, () => page.FindAll("button").Single(button => button.TextContent.Contains("Repeat", StringComparison.Ordinal)).Click());
        page.WaitForAssertion(() => Assert.Contains("1 of 5", page.Find(".cmp-repeat").TextContent, StringComparison.Ordinal));

        await DoAsync(page, () => page.FindAll(".cmp-repeat button").Single(button => button.TextContent == "Cancel").Click());

        await job.Completion.WaitAsync(Cancel);
        page.WaitForAssertion(() => Assert.Contains("cancelled after 1 of 5", page.Find(".cmp-repeat").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaderboard_waits_for_enough_votes_and_then_orders_the_models()
    {
        var page = Render<LeaderboardPage>();
        Assert.Contains("No board yet", page.Markup, StringComparison.Ordinal);

        for (var i = 0; i < Leaderboard.FewestVotes; i++)
        {
            var comparison = await AnsweredAsync(false, ("one", "1"), ("two", "2"));
            await Comparisons.VoteAsync(comparison.Id, 1, VoteKind.Best, comparison.State.Columns[1].Id);
        }

        page.WaitForAssertion(() => Assert.Equal(["two", "one"], page.FindAll(".cmp-board tbody .trunc").Select(name => name.TextContent)));
        Assert.Contains("10 votes", page.Find("header").TextContent, StringComparison.Ordinal);
    }

    private async Task AnswerBothAsync()
    {
        (await CallOfAsync("one")).Text("x").Finish();
        (await CallOfAsync("two")).Text("x").Finish();
    }
}
