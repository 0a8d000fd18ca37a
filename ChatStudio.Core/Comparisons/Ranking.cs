using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Comparisons;

/// <summary>The columns of a round by one of their numbers.</summary>
/// <param name="Rows">Best first once all have ended; before that in the order of the columns, so that no row jumps.</param>
/// <param name="Open">Columns that still stream or wait: above 0 the ranking is provisional.</param>
public sealed record Ranking(IReadOnlyList<RankRow> Rows, int Open)
{
    public bool IsProvisional => Open > 0;

    /// <param name="isReversed">Worst first; what has no number stays last.</param>
    public static Ranking Of(ComparisonRound round, RankKey key, bool isReversed = false)
    {
        RankRow[] rows = [.. round.Answers.Select(answer => new RankRow(answer.Column, answer.Setup.Model, answer.Run?.Metrics.Snapshot(), answer.Run?.State))];
        var open = rows.Count(row => row.State is null || !row.State.Value.IsFinal());
        return new(open > 0 ? rows : Sort(rows, key, isReversed), open);
    }

    /// <summary>Which columns have the best number; none where there is no better, or only one has a number.</summary>
    public IReadOnlySet<ColumnId> Best(RankKey key)
    {
        RankRow[] valued = [.. Rows.Where(row => row.Value(key) is not null)];
        if (key == RankKey.Tokens || valued.Length < 2)
        {
            return new HashSet<ColumnId>();
        }

        var best = IsMoreBetter(key) ? valued.Max(row => row.Value(key)) : valued.Min(row => row.Value(key));
        return valued.Where(row => row.Value(key) == best).Select(row => row.Column).ToHashSet();
    }

    /// <summary>Whether the sorted table goes down from the highest number.</summary>
    public static bool IsMoreBetter(RankKey key) => key is RankKey.Rate or RankKey.Tokens;

    private static RankRow[] Sort(RankRow[] rows, RankKey key, bool isReversed)
    {
        var sign = IsMoreBetter(key) != isReversed ? -1 : 1;
        return [.. rows.OrderBy(row => row.Value(key) is null).ThenBy(row => sign * row.Value(key) ?? 0)];
    }
}
