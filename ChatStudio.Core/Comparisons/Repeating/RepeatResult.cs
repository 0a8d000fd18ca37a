using System.Text.Json.Serialization;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Core.Comparisons.Repeating;

/// <summary>What one column measured so far. Warm-ups are not in it.</summary>
/// <param name="Completed">Numbers of the answers that completed, in order.</param>
/// <param name="Broken">Answers that failed, broke off or were stopped: counted, not measured.</param>
public sealed record RepeatResult(ComparisonColumn Column, IReadOnlyList<MetricsSnapshot> Completed, int Broken)
{
    /// <summary>Seconds.</summary>
    [JsonIgnore]
    public Distribution FirstToken => Distribution.Of(Completed.Select(numbers => numbers.TimeToFirstToken));

    /// <summary>Average rates, tokens per second.</summary>
    [JsonIgnore]
    public Distribution Rate => Distribution.Of(Completed.Select(numbers => numbers.AverageRate));

    /// <summary>From sending to the end, seconds.</summary>
    [JsonIgnore]
    public Distribution Time => Distribution.Of(Completed.Select(numbers => (double?)numbers.Elapsed));

    /// <summary>Output tokens.</summary>
    [JsonIgnore]
    public Distribution Length => Distribution.Of(Completed.Select(numbers => (double?)numbers.TokensOut));

    /// <summary>US dollars; empty without a price.</summary>
    [JsonIgnore]
    public Distribution Cost => Distribution.Of(Completed.Select(numbers => (double?)numbers.Cost));
}
