using ChatStudio.Core.Comparisons.Voting;
using ChatStudio.Core.Providers;

namespace ChatStudio.Tests.Comparisons;

public sealed class LeaderboardTests
{
    private static readonly ModelInfo A = ComparisonFixture.Model("a");
    private static readonly ModelInfo B = ComparisonFixture.Model("b");
    private static readonly ModelInfo C = ComparisonFixture.Model("c");

    [Fact]
    public void There_is_no_board_before_there_are_enough_votes()
    {
        var few = Leaderboard.Of(Ballots(Leaderboard.FewestVotes - 1, A, A, B));
        Assert.False(few.HasEnough);
        Assert.Equal(Leaderboard.FewestVotes - 1, few.Votes);

        Assert.True(Leaderboard.Of(Ballots(Leaderboard.FewestVotes, A, A, B)).HasEnough);
    }

    [Fact]
    public void Winners_stand_above_losers_with_the_average_at_1000()
    {
        var board = Leaderboard.Of([.. Ballots(8, A, A, B), .. Ballots(2, B, A, B), .. Ballots(8, B, B, C), .. Ballots(2, C, B, C)]);

        Assert.Equal(["a", "b", "c"], board.Rows.Select(row => row.Model.ModelId));
        Assert.Equal([10, 20, 10], board.Rows.Select(row => row.Votes));
        Assert.Equal(1000, board.Rows.Average(row => row.Rating), 0);
        Assert.All(board.Rows, row => Assert.True(row.Low < row.Rating && row.Rating < row.High));
        // More votes, a narrower interval.
        Assert.True(board.Rows[1].High - board.Rows[1].Low < board.Rows[0].High - board.Rows[0].Low);
    }

    [Fact]
    public void Ties_and_all_bad_leave_models_even()
    {
        var board = Leaderboard.Of(Ballots(12, null, A, B));

        Assert.Equal(board.Rows[0].Rating, board.Rows[1].Rating, 6);
    }

    [Fact]
    public void Model_with_too_few_votes_is_named_and_not_rated()
    {
        var board = Leaderboard.Of([.. Ballots(10, A, A, B), .. Ballots(1, C, A, C)]);

        Assert.Equal(2, board.Rows.Count);
        Assert.Equal(("c", 1), (board.Unrated.Single().Model.ModelId, board.Unrated.Single().Votes));
    }

    [Fact]
    public void Tag_and_blindness_choose_the_votes()
    {
        Ballot[] ballots = [.. Ballots(10, A, A, B).Select(ballot => ballot with { Tag = "code" }), .. Ballots(10, B, A, B).Select(ballot => ballot with { IsBlind = true })];

        Assert.Equal("a", Leaderboard.Of(ballots, "code").Rows[0].Model.ModelId);
        Assert.Equal("b", Leaderboard.Of(ballots, onlyBlind: true).Rows[0].Model.ModelId);
        Assert.Equal(20, Leaderboard.Of(ballots).Votes);
    }

    private static IEnumerable<Ballot> Ballots(int count, ModelInfo? winner, params ModelInfo[] contestants)
        => Enumerable.Repeat(new Ballot(contestants, winner, "", false), count);
}
