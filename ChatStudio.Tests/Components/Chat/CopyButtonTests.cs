using Bunit;
using ChatStudio.Web.Answers;

namespace ChatStudio.Tests.Components.Chat;

public sealed class CopyButtonTests : ChatContext
{
    private string _text = "at first";

    [Fact]
    public async Task Button_copies_the_text_of_the_moment_and_says_so_for_two_seconds()
    {
        Allow(true);
        var cut = Draw();
        _text = "by now";

        var copying = cut.Find("button").ClickAsync();
        cut.WaitForAssertion(() => Assert.Equal("Copied", Name(cut)));
        Assert.Equal("by now", Clipboard.Invocations["copy"][0].Arguments[0]);
        Time.Advance(TimeSpan.FromSeconds(2));
        await copying;

        Assert.Equal("Copy message", Name(cut));
    }

    [Fact]
    public void Refusal_of_the_browser_is_told()
    {
        Allow(false);
        var cut = Draw();

        _ = cut.Find("button").ClickAsync();

        cut.WaitForAssertion(() => Assert.Equal("The browser did not allow copying", Name(cut)));
    }

    [Fact]
    public async Task Second_press_is_told_for_its_own_two_seconds()
    {
        Allow(true);
        var cut = Draw();
        var first = cut.Find("button").ClickAsync();
        Time.Advance(TimeSpan.FromSeconds(1.5));
        var second = cut.Find("button").ClickAsync();

        Time.Advance(TimeSpan.FromSeconds(1));
        await first;
        Assert.Equal("Copied", Name(cut));
        Time.Advance(TimeSpan.FromSeconds(1));
        await second;

        Assert.Equal("Copy message", Name(cut));
    }

    private static string? Name(IRenderedComponent<CopyButton> cut) => cut.Find("button").GetAttribute("aria-label");

    private void Allow(bool isAllowed) => Clipboard.Setup<bool>("copy", _ => true).SetResult(isAllowed);

    private IRenderedComponent<CopyButton> Draw()
        => Render<CopyButton>(parameters => parameters.Add(b => b.Label, "Copy message").Add(b => b.Text, () => _text));
}
