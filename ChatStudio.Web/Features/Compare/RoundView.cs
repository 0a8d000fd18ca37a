using ChatStudio.Core.Comparisons;

namespace ChatStudio.Web.Features.Compare;

/// <summary>One round of a comparison as it stands at one moment: what all parts of the page draw, read once.</summary>
public sealed record RoundView(ComparisonState State, ComparisonRound Round, IReadOnlyList<RoundColumn> Columns)
{
    public bool IsHidden => Round.IsHidden;

    /// <summary>It is the last round, the one that can still be stopped and retried.</summary>
    public bool IsCurrent => ReferenceEquals(State.Current, Round);

    /// <summary>Longest time since send of any column, in seconds.</summary>
    public double Elapsed => Columns.Max(column => column.Numbers?.Elapsed) ?? 0;

    /// <summary>Columns in the order of the line-up; in a blind round in the shuffled one, those that were not asked last. Without the hidden ones, unless all are.</summary>
    public static RoundView Of(ComparisonState state, ComparisonRound round)
    {
        ComparisonColumn[] columns = round.IsBlind
            ? [.. round.Answers.Select(answer => state.Find(answer.Column)).OfType<ComparisonColumn>(), .. state.Columns.Where(column => round.Of(column.Id) is null)]
            : [.. state.Columns];
        if (columns.Any(column => !column.IsCollapsed))
        {
            columns = [.. columns.Where(column => !column.IsCollapsed)];
        }

        var differences = ColumnDifferences.Of([.. columns.Select(column => round.Of(column.Id)?.Setup ?? column.Setup)]);
        return new(state, round, [.. columns.Select((column, index) =>
        {
            var answer = round.Of(column.Id);
            return new RoundColumn(index, column, answer, differences[index], answer?.Run?.Metrics.Snapshot(), round.IsHidden && answer is not null);
        })]);
    }
}
