using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Compare.Race;

/// <summary>The race in one sentence, for those who cannot see it.</summary>
public static class RaceWords
{
    public static string Of(RoundView view)
    {
        var columns = view.Columns.Where(column => column.Numbers is not null).Select(column =>
        {
            var numbers = column.Numbers!;
            var rate = numbers.IsFinal ? numbers.AverageRate : numbers.RateNow;
            return $"{column.FullName} {(rate is null ? "no rate yet" : MetricsFormat.RateNumber(rate))}{(numbers.IsFinal ? " on average" : "")}";
        });
        return $"Token rates of all columns over time, in tokens per second: {string.Join(", ", columns)}";
    }
}
