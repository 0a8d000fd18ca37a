using System.Text.Json;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Exporting;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Comparisons;

public sealed class RankingTests : IAsyncDisposable
{
    private readonly ComparisonFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Ranking_is_provisional_in_the_order_of_the_columns_until_all_have_ended()
    {
        var comparison = _fixture.Start(["slow", "quick"]);
        var slow = await _fixture.CallOfAsync("slow", Cancel);
        var quick = await _fixture.CallOfAsync("quick", Cancel);
        var (first, second) = (comparison.State.Current!.Answers[0].Run!, comparison.State.Current.Answers[1].Run!);
        Pass(0.2);
        quick.Text("hi").Finish();
        await second.Completion.WaitAsync(Cancel);
        Pass(0.8);
        slow.Text("hello");
        await first.UntilTextAsync(5, Cancel);

        var during = Ranking.Of(comparison.State.Current!, RankKey.FirstToken);
        Assert.Equal((true, 1), (during.IsProvisional, during.Open));
        Assert.Equal(["slow", "quick"], during.Rows.Select(row => row.Model.ModelId));

        slow.Finish();
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        var after = Ranking.Of(comparison.State.Current!, RankKey.FirstToken);
        Assert.False(after.IsProvisional);
        Assert.Equal(["quick", "slow"], after.Rows.Select(row => row.Model.ModelId));
        Assert.Equal(comparison.State.Columns[1].Id, Assert.Single(after.Best(RankKey.FirstToken)));
        Assert.Equal(["slow", "quick"], Ranking.Of(comparison.State.Current!, RankKey.FirstToken, isReversed: true).Rows.Select(row => row.Model.ModelId));
        // Two letters are no rate, and length is no merit.
        Assert.Empty(after.Best(RankKey.Rate));
        Assert.Empty(after.Best(RankKey.Tokens));
    }

    [Fact]
    public async Task Failed_column_stands_last_and_its_time_is_no_merit()
    {
        var comparison = _fixture.Start(["broken", "whole"]);
        (await _fixture.CallOfAsync("broken", Cancel)).Throw(new InvalidOperationException());
        await _fixture.AnswerAsync("whole", "hi", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);

        Assert.Equal(["whole", "broken"], Ranking.Of(comparison.State.Current!, RankKey.Time).Rows.Select(row => row.Model.ModelId));
        Assert.Equal(["whole", "broken"], Ranking.Of(comparison.State.Current!, RankKey.Time, isReversed: true).Rows.Select(row => row.Model.ModelId));

        Assert.Empty(Ranking.Of(comparison.State.Current!, RankKey.Time).Best(RankKey.Time));
    }

    [Fact]
    public async Task Exports_hold_prompt_answers_numbers_and_vote()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "# Mine\n\n| a |"), ("two", "Yours")], Cancel);
        await _fixture.Service.VoteAsync(comparison.Id, 1, VoteKind.Best, comparison.State.Columns[1].Id);

        var text = ComparisonMarkdown.Write(comparison);
        Assert.Contains("> Hello", text, StringComparison.Ordinal);
        Assert.Contains("### one\n\n# Mine\n\n| a |\n", text, StringComparison.Ordinal);
        Assert.Contains("Vote: two is best", text, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(ComparisonJson.Write(comparison));
        Assert.Equal(ComparisonJson.Format, json.RootElement.GetProperty("format").GetString());
        var round = json.RootElement.GetProperty("rounds")[0];
        Assert.Equal(1, round.GetProperty("vote").GetProperty("best").GetInt32());
        Assert.Equal("Yours", round.GetProperty("answers")[1].GetProperty("text").GetString());
        Assert.Equal(1, round.GetProperty("answers")[1].GetProperty("chunks").GetArrayLength());
    }

    private void Pass(double seconds) => _fixture.Studio.Time.Advance(TimeSpan.FromSeconds(seconds));
}
