using ChatStudio.Core.Comparisons.Voting;

namespace ChatStudio.Tests.Comparisons;

public sealed class BradleyTerryTests
{
    // American League East 1987, wins of the row over the column: Milwaukee, Detroit, Toronto, New York, Boston, Cleveland, Baltimore.
    // Agresti, Categorical Data Analysis, table 10.10; estimates and standard errors as the BradleyTerry2 package prints them.
    private static readonly double[,] Baseball =
    {
        { 0, 7, 9, 7, 7, 9, 11 },
        { 6, 0, 7, 5, 11, 9, 9 },
        { 4, 6, 0, 7, 7, 8, 12 },
        { 6, 8, 6, 0, 6, 7, 10 },
        { 6, 2, 6, 7, 0, 7, 12 },
        { 4, 4, 5, 6, 6, 0, 6 },
        { 2, 4, 1, 3, 1, 7, 0 },
    };

    [Theory]
    [InlineData(0, 1.5814, 0.3433)]
    [InlineData(1, 1.4364, 0.3396)]
    [InlineData(2, 1.2945, 0.3367)]
    [InlineData(3, 1.2476, 0.3359)]
    [InlineData(4, 1.1077, 0.3339)]
    [InlineData(5, 0.6839, 0.3319)]
    public void Strengths_and_errors_equal_the_published_ones_of_the_baseball_season(int team, double ability, double error)
    {
        var fit = BradleyTerry.Fit(Baseball);

        Assert.Equal(ability, fit.LogStrengths[team] - fit.LogStrengths[6], 4);
        Assert.Equal(error, fit.StandardErrorOfDifference(team, 6), 4);
    }

    [Fact]
    public void Two_contestants_have_the_odds_of_their_results()
    {
        // ln(3/1), and the error of a log odds from 3 and 1: √(1/3 + 1/1).
        var fit = BradleyTerry.Fit(new double[,] { { 0, 3 }, { 1, 0 } });

        Assert.Equal(Math.Log(3), fit.LogStrengths[0] - fit.LogStrengths[1], 9);
        Assert.Equal(Math.Sqrt(4 / 3.0), fit.StandardErrorOfDifference(0, 1), 9);
        Assert.Equal(0, fit.LogStrengths.Sum(), 9);
    }

    [Fact]
    public void Ties_are_half_a_win_for_each()
    {
        var fit = BradleyTerry.Fit(new double[,] { { 0, 2.5 }, { 2.5, 0 } });

        Assert.Equal(0, fit.LogStrengths[0], 9);
    }

    [Fact]
    public void Somebody_who_never_lost_needs_a_prior()
    {
        double[,] wins = { { 0, 5 }, { 0, 0 } };

        Assert.Throws<ArgumentException>(() => BradleyTerry.Fit(wins));

        var fit = BradleyTerry.Fit(wins, priorTies: 1);
        Assert.All(fit.LogStrengths, strength => Assert.True(double.IsFinite(strength)));
        Assert.True(fit.LogStrengths[0] > fit.LogStrengths[1]);
        Assert.True(double.IsFinite(fit.StandardError(0)));
    }

    [Fact]
    public void Intervals_cover_the_truth_in_about_95_of_100_simulated_seasons()
    {
        double[] truth = [0.9, 0.4, 0, -0.4, -0.9];
        var random = new Random(20260101);
        var (covered, all) = (0, 0);
        for (var season = 0; season < 400; season++)
        {
            var wins = new double[truth.Length, truth.Length];
            for (var i = 0; i < truth.Length; i++)
            {
                for (var j = i + 1; j < truth.Length; j++)
                {
                    for (var game = 0; game < 20; game++)
                    {
                        var iWins = random.NextDouble() < 1 / (1 + Math.Exp(truth[j] - truth[i]));
                        wins[iWins ? i : j, iWins ? j : i]++;
                    }
                }
            }

            var fit = BradleyTerry.Fit(wins);
            for (var i = 0; i < truth.Length; i++)
            {
                covered += Math.Abs(fit.LogStrengths[i] - truth[i]) <= 1.96 * fit.StandardError(i) ? 1 : 0;
                all++;
            }
        }

        Assert.InRange(covered / (double)all, 0.93, 0.97);
    }
}
