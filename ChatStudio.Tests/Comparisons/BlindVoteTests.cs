using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Exporting;
using ChatStudio.Core.Comparisons.Voting;

namespace ChatStudio.Tests.Comparisons;

public sealed class BlindVoteTests : IAsyncDisposable
{
    private readonly ComparisonFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ComparisonService Service => _fixture.Service;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public void Blind_rounds_are_shuffled_and_open_ones_keep_the_order_of_the_columns()
    {
        string[] models = ["1", "2", "3", "4", "5", "6"];
        var open = _fixture.Start(models);
        Assert.Equal(models, Names(open));

        // One shuffle in 720 is the order itself; the seed of the fixture makes the first ones others.
        var orders = Enumerable.Range(0, 5).Select(_ => string.Join("", Names(_fixture.Start(models, isBlind: true)))).ToList();
        Assert.All(orders, order => Assert.Equal("123456", string.Concat(order.Order())));
        Assert.True(orders.Distinct().Count() > 1);

        static IEnumerable<string> Names(Comparison comparison) => comparison.State.Current!.Answers.Select(answer => answer.Setup.Model.ModelId);
    }

    [Fact]
    public async Task Blind_round_hides_until_the_vote_and_locks_after_it()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel, isBlind: true);
        Assert.True(comparison.State.Current!.IsHidden);
        Assert.DoesNotContain("one", ComparisonMarkdown.Write(comparison), StringComparison.Ordinal);
        Assert.DoesNotContain("test/one", ComparisonJson.Write(comparison), StringComparison.Ordinal);
        var (first, second) = (comparison.State.Columns[0].Id, comparison.State.Columns[1].Id);

        await Service.VoteAsync(comparison.Id, 1, VoteKind.Best, first);
        await Service.VoteAsync(comparison.Id, 1, VoteKind.Best, second);
        await Service.VoteAsync(comparison.Id, 1, VoteKind.Best, first);

        Assert.False(comparison.State.Current!.IsHidden);
        Assert.Equal(first, comparison.State.Current.Vote!.Best);
        Assert.Contains("one", ComparisonMarkdown.Write(comparison), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_vote_can_be_changed_and_taken_back()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel);
        var first = comparison.State.Columns[0].Id;

        await Service.VoteAsync(comparison.Id, 1, VoteKind.Best, first);
        await Service.VoteAsync(comparison.Id, 1, VoteKind.Tie);
        Assert.Equal((VoteKind.Tie, null), (comparison.State.Current!.Vote!.Kind, comparison.State.Current.Vote.Best));

        await Service.VoteAsync(comparison.Id, 1, VoteKind.Tie);
        Assert.Null(comparison.State.Current!.Vote);
    }

    [Fact]
    public async Task Vote_counts_while_columns_stream_but_not_for_one_without_text()
    {
        var comparison = _fixture.Start(["one", "two"]);
        var (first, second) = (comparison.State.Columns[0].Id, comparison.State.Columns[1].Id);
        (await _fixture.CallOfAsync("one", Cancel)).Text("already");
        await Support.RunReading.UntilTextAsync(comparison.State.Current!.Answers[0].Run!, 7, Cancel);

        await Service.VoteAsync(comparison.Id, 1, VoteKind.Best, second);
        Assert.Null(comparison.State.Current!.Vote);
        await Service.VoteAsync(comparison.Id, 1, VoteKind.Best, first);
        Assert.Equal(first, comparison.State.Current!.Vote!.Best);
    }

    [Theory]
    [InlineData("As GPT-5, I would say so.", "gpt-5-mini", true)]
    [InlineData("I am ChatGPT.", "gpt-5-mini", true)]
    [InlineData("made by openai", "gpt-5-mini", true)]
    [InlineData("Claude Shannon was an engineer.", "claude-sonnet-4-5", true)]
    [InlineData("claudette", "claude-sonnet-4-5", false)]
    [InlineData("I prefer Claude.", "gpt-5-mini", false)]
    [InlineData("fast, and at 400", "fast-400", false)]
    [InlineData("this is fast-400 speaking", "fast-400", true)]
    [InlineData("", "gpt-5-mini", false)]
    public void Answer_that_names_its_model_betrays_it(string text, string model, bool betrays)
        => Assert.Equal(betrays, SelfNaming.Names(text, ComparisonFixture.Model(model)));

    [Fact]
    public async Task Blind_round_whose_answer_names_its_own_model_does_not_count()
    {
        var betrayed = await _fixture.AnsweredAsync([("gpt-5", "I am GPT-5"), ("two", "2")], Cancel, isBlind: true);
        await Service.VoteAsync(betrayed.Id, 1, VoteKind.Best, betrayed.State.Columns[0].Id);
        Assert.Empty(Ballot.Of(betrayed.State));
        Assert.Equal(betrayed.State.Columns[0].Id, Ballot.Betrayed(betrayed.State.Current!)!.Column);

        // Everybody saw the names anyway.
        var open = await _fixture.AnsweredAsync([("gpt-5", "I am GPT-5"), ("two", "2")], Cancel);
        await Service.VoteAsync(open.Id, 1, VoteKind.Best, open.State.Columns[0].Id);
        var ballot = Assert.Single(Ballot.Of(open.State));
        Assert.Equal(("gpt-5", false), (ballot.Winner!.ModelId, ballot.IsBlind));
    }

    [Fact]
    public async Task Column_that_failed_is_no_contestant()
    {
        var comparison = _fixture.Start(["one", "two", "three"]);
        (await _fixture.CallOfAsync("one", Cancel)).Throw(new InvalidOperationException());
        await _fixture.AnswerAsync("two", "2", Cancel);
        await _fixture.AnswerAsync("three", "3", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);

        await Service.VoteAsync(comparison.Id, 1, VoteKind.AllBad);

        var ballot = Assert.Single(Ballot.Of(comparison.State));
        Assert.Equal(["two", "three"], ballot.Contestants.Select(model => model.ModelId));
        Assert.Null(ballot.Winner);
    }
}
