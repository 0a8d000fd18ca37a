using ChatStudio.Web.Live;

namespace ChatStudio.Tests.Live;

public sealed class FramePacerTests
{
    private readonly FramePacer _pacer = new();

    [Fact]
    public void Pacer_begins_at_the_shortest_interval() => Assert.Equal(FramePacer.Shortest, _pacer.Interval);

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void Acknowledgement_in_time_leaves_the_shortest_interval(int milliseconds)
    {
        _pacer.Acknowledged(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(FramePacer.Shortest, _pacer.Interval);
    }

    [Fact]
    public void Late_acknowledgement_widens_by_half_of_the_way_up()
    {
        _pacer.Acknowledged(TimeSpan.FromMilliseconds(34));

        Assert.Equal(FramePacer.Shortest + ((FramePacer.Longest - FramePacer.Shortest) / 2), _pacer.Interval);
    }

    [Fact]
    public void Interval_never_leaves_its_bounds_and_comes_near_both()
    {
        for (var i = 0; i < 100; i++)
        {
            _pacer.Acknowledged(TimeSpan.FromSeconds(10));
            Assert.InRange(_pacer.Interval, FramePacer.Shortest, FramePacer.Longest);
        }

        Assert.InRange(_pacer.Interval.TotalMilliseconds, 99, 100);
        for (var i = 0; i < 100; i++)
        {
            _pacer.Acknowledged(TimeSpan.FromMilliseconds(1));
            Assert.InRange(_pacer.Interval, FramePacer.Shortest, FramePacer.Longest);
        }

        Assert.InRange(_pacer.Interval.TotalMilliseconds, 33, 34);
    }

    [Fact]
    public void Narrowing_is_slower_than_widening()
    {
        _pacer.Acknowledged(TimeSpan.FromSeconds(1));
        var wide = _pacer.Interval;
        _pacer.Acknowledged(TimeSpan.FromMilliseconds(1));

        Assert.Equal(wide - ((wide - FramePacer.Shortest) / 10), _pacer.Interval);
    }
}
