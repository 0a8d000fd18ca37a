using ChatStudio.Core.Generation;
using ChatStudio.Web.Host;
using Microsoft.Extensions.Configuration;

namespace ChatStudio.Tests.Host;

public sealed class RunLimitsReaderTests
{
    [Fact]
    public void Limits_that_nobody_set_keep_their_defaults() => Assert.Equal(new RunLimits(), Read());

    [Fact]
    public void Limits_are_seconds_or_off() => Assert.Equal(
        new RunLimits
        {
            Headers = TimeSpan.FromSeconds(30),
            FirstToken = Timeout.InfiniteTimeSpan,
            Idle = TimeSpan.FromMilliseconds(1500),
            Total = TimeSpan.FromHours(1),
        },
        Read(("Headers", "30"), ("FirstToken", "Off"), ("Idle", "1.5"), ("Total", "3600")));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("00:01:00")]
    [InlineData("1e9")]
    [InlineData("90000")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    public void Limits_of_any_other_kind_are_refused_by_name(string value)
    {
        var problem = Assert.Throws<StartupException>(() => Read(("Idle", value)));

        Assert.StartsWith($"Limits:Idle is \"{value}\"", problem.Message, StringComparison.Ordinal);
    }

    private static RunLimits Read(params (string Name, string Value)[] settings) => RunLimitsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"Limits:{s.Name}", s.Value))).Build());
}
