using Bunit;
using ChatStudio.Web.Design;
using ChatStudio.Web.Features.Conversations;

namespace ChatStudio.Tests.Components.Conversations;

public sealed class ThemeSwitchTests : ConversationsContext
{
    [Theory]
    [InlineData(ThemeChoice.System, "Theme: system. Switch to light", "light")]
    [InlineData(ThemeChoice.Light, "Theme: light. Switch to dark", "dark")]
    [InlineData(ThemeChoice.Dark, "Theme: dark. Switch to system", "system")]
    public async Task Button_says_what_holds_and_chooses_what_comes_next(ThemeChoice theme, string name, string chosen)
    {
        var cut = Render<ThemeSwitch>();
        await cut.InvokeAsync(() => Shell.SetTheme(theme));

        Assert.Equal(name, cut.Find("button").GetAttribute("aria-label"));
        await cut.Find("button").ClickAsync();

        Assert.Equal(chosen, Theme.Invocations["choose"][0].Arguments[0]);
    }

    [Fact]
    public async Task Switch_that_is_gone_no_longer_listens()
    {
        var cut = Render<ThemeSwitch>();
        var before = cut.RenderCount;

        cut.Instance.Dispose();
        await cut.InvokeAsync(() => Shell.SetTheme(ThemeChoice.Dark));

        Assert.Equal(before, cut.RenderCount);
    }
}
