namespace ChatStudio.Core.Comparisons;

/// <summary>Everything about a comparison at one moment. Immutable but for what its runs still produce.</summary>
public sealed record ComparisonState(IReadOnlyList<ComparisonColumn> Columns, IReadOnlyList<ComparisonRound> Rounds, ComparisonSettings Settings)
{
    /// <summary>The last round; null before the first prompt.</summary>
    public ComparisonRound? Current => Rounds is [.., var last] ? last : null;

    /// <summary>Something still streams or waits for its turn.</summary>
    public bool IsLive => Current is { HasEnded: false };

    public ComparisonColumn? Find(ColumnId id) => Columns.FirstOrDefault(column => column.Id == id);

    /// <summary>The history of one column: the rounds in which it was asked, in order.</summary>
    public IEnumerable<(ComparisonRound Round, ColumnAnswer Answer)> HistoryOf(ColumnId column)
        => from round in Rounds
           let answer = round.Of(column)
           where answer?.Run is not null
           select (round, answer);

    internal ComparisonState With(ComparisonColumn changed)
        => this with { Columns = [.. Columns.Select(column => column.Id == changed.Id ? changed : column)] };

    internal ComparisonState With(ComparisonRound changed)
        => this with { Rounds = [.. Rounds.Select(round => round.Number == changed.Number ? changed : round)] };
}
