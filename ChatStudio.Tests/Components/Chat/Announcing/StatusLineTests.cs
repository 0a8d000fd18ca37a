using Bunit;
using ChatStudio.Web.Answers;

namespace ChatStudio.Tests.Components.Chat.Announcing;

public sealed class StatusLineTests : StudioContext
{
    [Fact]
    public async Task Line_is_one_polite_region_that_is_read_as_a_whole()
    {
        var cut = Render<StatusLine>();
        await SayAsync(cut, "model is answering");

        var region = Assert.Single(cut.FindAll("[role=status]"));
        Assert.Equal("true", region.GetAttribute("aria-atomic"));
        Assert.Equal("model is answering", region.TextContent);
    }

    [Fact]
    public async Task Second_text_waits_until_the_first_has_stood_for_a_second()
    {
        var cut = Render<StatusLine>();
        await SayAsync(cut, "model is answering");
        await SayAsync(cut, "Answer complete");
        Assert.Equal("model is answering", cut.Find("[role=status]").TextContent);

        Time.Advance(TimeSpan.FromSeconds(1));

        cut.WaitForAssertion(() => Assert.Equal("Answer complete", cut.Find("[role=status]").TextContent));
    }

    [Fact]
    public async Task Same_words_again_are_another_element_and_heard_again()
    {
        var cut = Render<StatusLine>();
        await SayAsync(cut, "Answer complete");
        var first = cut.Find("[role=status] span");
        await SayAsync(cut, "Answer complete");
        var before = cut.RenderCount;

        Time.Advance(TimeSpan.FromSeconds(1));
        cut.WaitForAssertion(() => Assert.Equal(before + 1, cut.RenderCount));

        Assert.NotSame(first, cut.Find("[role=status] span"));
    }

    [Fact]
    public async Task Text_after_a_silence_is_shown_at_once()
    {
        var cut = Render<StatusLine>();
        await SayAsync(cut, "one");
        Pass(() => !cut.Instance.IsFresh);

        await SayAsync(cut, "two");

        Assert.Equal("two", cut.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Cleared_line_forgets_what_was_to_come()
    {
        var cut = Render<StatusLine>();
        await SayAsync(cut, "one");
        await SayAsync(cut, "two");

        await cut.InvokeAsync(cut.Instance.Clear);
        Pass(() => !cut.Instance.IsFresh);

        Assert.Equal("", cut.Find("[role=status]").TextContent);
    }

    private static Task SayAsync(IRenderedComponent<StatusLine> cut, string words) => cut.InvokeAsync(() => cut.Instance.Say(words));
}
