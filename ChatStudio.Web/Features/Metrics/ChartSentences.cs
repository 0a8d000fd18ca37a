using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>Each chart in one sentence, for those who cannot see it.</summary>
public static class ChartSentences
{
    public static string Rate(MetricsSnapshot numbers)
    {
        if (numbers.TimeToFirstToken is null)
        {
            return numbers.IsFinal ? "Token rate over time: no token arrived" : "Token rate over time: waiting for the first token";
        }

        var now = numbers.RateNow is { } rate ? $"now {MetricsFormat.RateNumber(rate)}, " : "";
        var average = numbers.AverageRate is { } mean ? $"average {MetricsFormat.RateNumber(mean)} tokens per second, " : "average not available, ";
        return $"Token rate over time: {now}{average}{Stalls(numbers.Stalls)}";
    }

    public static string Gaps(MetricsSnapshot numbers) => numbers is { GapP50: { } half, GapP95: { } most, GapMax: { } longest }
        ? $"Histogram of gaps between tokens: half below {MetricsFormat.Milliseconds(half)}, 95 % below {MetricsFormat.Milliseconds(most)}, the longest {MetricsFormat.Milliseconds(longest)}"
        : "Histogram of gaps between tokens: no gaps yet";

    private static string Stalls(IReadOnlyList<Stall> stalls) => stalls.Count switch
    {
        0 => "no stalls",
        1 => $"one stall of {MetricsFormat.Seconds(stalls[0].Duration)}",
        _ => $"{stalls.Count} stalls of {MetricsFormat.Seconds(stalls.Sum(stall => stall.Duration))} together",
    };
}
