using ChatStudio.Core.Metrics;

namespace ChatStudio.Tests.Metrics;

public sealed class MetricsFormatTests
{
    [Fact]
    public void Numbers_are_written_as_the_design_says()
    {
        Assert.Equal(["88.9 tok/s", "1,240.0 tok/s", "n/a"], new double?[] { 88.94, 1240, null }.Select(MetricsFormat.Rate));
        Assert.Equal(["0.41 s", "9.99 s", "10.0 s", "18.1 s", "n/a"], new double?[] { 0.412, 9.994, 9.996, 18.13, null }.Select(MetricsFormat.Seconds));
        Assert.Equal(["11 ms", "1,200 ms", "n/a"], new double?[] { 11.4, 1200, null }.Select(MetricsFormat.Milliseconds));
        Assert.Equal("24 %", MetricsFormat.Percent(0.237));
        Assert.Equal("4.2", MetricsFormat.Ratio(4.21));
    }

    [Fact]
    public void Tokens_have_separators_and_estimates_say_so()
    {
        Assert.Equal("46,180", MetricsFormat.Tokens(46_180));
        Assert.Equal("≈ 640", MetricsFormat.Tokens(640, isEstimate: true));
        Assert.Equal("≈ 1,235 tok", MetricsFormat.TokensWithUnit(1_235, isEstimate: true));
        Assert.Equal(["999", "1k", "61.3k", "999.9k", "1M", "1.2M"], new long[] { 999, 1_000, 61_344, 999_949, 999_950, 1_234_000 }.Select(t => MetricsFormat.TokensCompact(t)));
    }

    [Fact]
    public void Cost_is_never_written_as_zero_dollars()
    {
        Assert.Equal(
            ["$0.0312", "$0.157", "$9.500", "$12.40", "$1,200.00", "< $0.0001", "free", "no price"],
            new decimal?[] { 0.0312m, 0.157m, 9.5m, 12.4m, 1200m, 0.00001m, 0m, null }.Select(c => MetricsFormat.Cost(c)));
        Assert.Equal("local", MetricsFormat.Cost(null, isLocal: true));
        Assert.Equal("≈ $0.142", MetricsFormat.Cost(0.142m, isEstimate: true));
    }
}
