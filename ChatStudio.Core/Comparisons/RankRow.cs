using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons;

/// <summary>One column in the ranking of a round.</summary>
/// <param name="Numbers">Null before its turn.</param>
/// <param name="State">Null before its turn.</param>
public sealed record RankRow(ColumnId Column, ModelInfo Model, MetricsSnapshot? Numbers, RunState? State)
{
    /// <summary>Null where there is nothing to compare: <c>n/a</c>, no known price, or an answer that did not complete (its cost and time are no merit).</summary>
    public double? Value(RankKey key) => key switch
    {
        RankKey.FirstToken => Numbers?.TimeToFirstToken,
        RankKey.Rate => Numbers?.AverageRate,
        RankKey.GapP95 => Numbers?.GapP95,
        RankKey.Tokens => Numbers is { TokensOut: > 0 } numbers ? numbers.TokensOut : null,
        RankKey.Time => State == RunState.Completed ? Numbers?.Elapsed : null,
        _ => State != RunState.Completed ? null : Model.IsSimulated || Model.IsLocal ? 0 : (double?)Numbers?.Cost,
    };
}
