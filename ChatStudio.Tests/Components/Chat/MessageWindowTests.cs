using ChatStudio.Web.Features.Chat;

namespace ChatStudio.Tests.Components.Chat;

public sealed class MessageWindowTests
{
    private readonly MessageWindow _window = new();

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(2, 0, 2)]
    [InlineData(MessageWindow.Step, 0, MessageWindow.Step)]
    [InlineData(1000, 980, 1000)]
    [InlineData(1001, 980, 1001)]
    public void Opens_at_the_end_with_one_step(int count, int from, int to)
    {
        _window.Fit(count);

        AssertShows(from, to);
    }

    [Fact]
    public void New_messages_are_shown_where_the_end_is()
    {
        _window.Fit(1000);
        _window.Fit(1002);

        AssertShows(980, 1002);
    }

    [Fact]
    public void New_messages_are_not_shown_to_a_reader_who_is_elsewhere()
    {
        _window.Fit(1000);
        _window.ShowAround(500);
        _window.Fit(1002);

        AssertShows(490, 510);
        Assert.Equal((490, 492), (_window.Earlier, _window.Later));
    }

    [Fact]
    public void Every_message_is_reached_from_end_to_start_and_back_and_never_too_many_are_held()
    {
        _window.Fit(1000);
        var seen = new HashSet<int>();
        for (var moves = 0; _window.Earlier > 0; moves++)
        {
            See(seen);
            _window.ShowEarlier();
            Assert.InRange(moves, 0, 1000 / MessageWindow.Step);
        }

        See(seen);
        Assert.Equal(1000, seen.Count);
        while (_window.Later > 0)
        {
            var to = _window.To;
            _window.ShowLater();
            Assert.True(_window.To > to);
            // What stood at the edge is still there: the reader looks at it.
            Assert.InRange(to, _window.From + 1, _window.To);
            See(seen);
        }

        Assert.Equal(1000, _window.To);
    }

    [Fact]
    public void Message_that_is_shown_moves_nothing_and_another_comes_with_its_neighbours()
    {
        _window.Fit(1000);
        _window.ShowAround(985);
        AssertShows(980, 1000);

        _window.ShowAround(3);
        AssertShows(0, 13);

        _window.ShowAround(999);
        AssertShows(988, 1000);
    }

    [Fact]
    public void Latest_after_a_long_way_back_is_one_step_again()
    {
        _window.Fit(1000);
        for (var i = 0; i < 10; i++)
        {
            _window.ShowEarlier();
        }

        _window.ShowLatest();

        AssertShows(980, 1000);
    }

    [Fact]
    public void Prompt_and_its_answer_come_together()
    {
        _window.Fit(1001);
        for (var i = 0; i < 60; i++)
        {
            _window.ShowEarlier();
            Assert.Equal(0, _window.From % 2);
        }
    }

    [Fact]
    public void Shorter_branch_is_shown_at_its_end()
    {
        _window.Fit(1000);
        _window.Fit(4);

        AssertShows(0, 4);
    }

    [Fact]
    public void Answers_that_come_in_by_themselves_do_not_fill_the_page_for_ever()
    {
        for (var count = 2; count <= 1000; count += 2)
        {
            _window.Fit(count);
            Assert.InRange(_window.To - _window.From, 1, 2 * MessageWindow.Most);
            Assert.Equal(count, _window.To);
        }
    }

    private void See(HashSet<int> seen)
    {
        Assert.InRange(_window.To - _window.From, 1, MessageWindow.Most + 1);
        seen.UnionWith(Enumerable.Range(_window.From, _window.To - _window.From));
    }

    private void AssertShows(int from, int to) => Assert.Equal((from, to), (_window.From, _window.To));
}
