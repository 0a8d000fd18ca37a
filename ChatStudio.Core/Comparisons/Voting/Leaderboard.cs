using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons.Voting;

/// <summary>Models in the order of what people preferred.</summary>
/// <param name="Votes">Counted votes of this board.</param>
/// <param name="Rows">Best first; empty while there are too few votes.</param>
/// <param name="Unrated">Models that were voted on too seldom to be rated.</param>
public sealed record Leaderboard(int Votes, IReadOnlyList<LeaderboardRow> Rows, IReadOnlyList<(ModelInfo Model, int Votes)> Unrated)
{
    /// <summary>Votes below which there is no board: it would show luck.</summary>
    public const int FewestVotes = 10;

    /// <summary>Votes on one model below which it is not rated.</summary>
    public const int FewestVotesOfModel = 5;

    // One imagined tie with an average model: too little to move anybody with some votes, enough for somebody who never lost.
    private const double PriorTies = 1;

    // Elo's unit: 400 points are odds of ten to one. 1000 is the average.
    private const double PointsPerLogOdds = 400 / 2.302585092994046;
    private const double Average = 1000;

    // Two sides, 95 %.
    private const double NormalQuantile = 1.959963984540054;

    public bool HasEnough => Rows.Count > 1;

    /// <summary>A vote between more than two models counts once for each pair: the winner beat each other one, a tie is a tie of all.</summary>
    /// <param name="tag">Only votes with this tag; null for all.</param>
    public static Leaderboard Of(IEnumerable<Ballot> ballots, string? tag = null, bool onlyBlind = false)
    {
        Ballot[] counted = [.. ballots.Where(ballot => (tag is null || ballot.Tag == tag) && (!onlyBlind || ballot.IsBlind))];
        var votes = counted.SelectMany(ballot => ballot.Contestants).GroupBy(model => model.Key)
            .Select(group => (Model: group.Last(), Votes: group.Count())).ToArray();
        ModelInfo[] rated = counted.Length < FewestVotes ? [] : [.. votes.Where(model => model.Votes >= FewestVotesOfModel).Select(model => model.Model)];
        if (rated.Length < 2)
        {
            return new(counted.Length, [], votes);
        }

        var place = rated.Select((model, index) => (model.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index);
        var fit = BradleyTerry.Fit(Table(counted, place), PriorTies);
        var rows = rated.Select((model, i) => Row(model, votes.First(known => known.Model.Key == model.Key).Votes, fit.LogStrengths[i], fit.StandardError(i)));
        return new(counted.Length, [.. rows.OrderByDescending(row => row.Rating)], [.. votes.Where(model => model.Votes < FewestVotesOfModel)]);
    }

    private static LeaderboardRow Row(ModelInfo model, int votes, double strength, double error)
    {
        var rating = Average + PointsPerLogOdds * strength;
        var half = PointsPerLogOdds * NormalQuantile * error;
        return new(model, votes, rating, rating - half, rating + half);
    }

    private static double[,] Table(IEnumerable<Ballot> ballots, Dictionary<string, int> place)
    {
        var wins = new double[place.Count, place.Count];
        foreach (var ballot in ballots)
        {
            int[] here = [.. ballot.Contestants.Where(model => place.ContainsKey(model.Key)).Select(model => place[model.Key])];
            if (ballot.Winner is null)
            {
                foreach (var (i, j) in here.SelectMany(i => here.Where(j => j != i).Select(j => (i, j))))
                {
                    wins[i, j] += 0.5;
                }
            }
            else if (place.TryGetValue(ballot.Winner.Key, out var winner))
            {
                foreach (var loser in here.Where(index => index != winner))
                {
                    wins[winner, loser]++;
                }
            }
        }

        return wins;
    }
}
