using Bunit;
using ChatStudio.Web.Features.Chat;
using ChatStudio.Web.Interop;
using MudBlazor;

namespace ChatStudio.Tests.Components.Chat;

public sealed class ShortcutsDialogTests : ChatContext
{
    private readonly IRenderedComponent<MudDialogProvider> _dialogs;
    private int _closed;

    public ShortcutsDialogTests()
    {
        Render<MudPopoverProvider>();
        _dialogs = Render<MudDialogProvider>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Switch_shows_what_this_browser_keeps_and_changes_it(bool isOn)
    {
        Keyboard.Setup<bool>("areSingleKeysOn").SetResult(isOn);
        Open();

        var toggle = _dialogs.WaitForElement("input[type=checkbox]");
        _dialogs.WaitForAssertion(() => Assert.Equal(isOn, _dialogs.Find("input[type=checkbox]").HasAttribute("checked")));
        await toggle.ChangeAsync(new() { Value = !isOn });

        Assert.Equal(!isOn, Keyboard.Invocations["setSingleKeys"][0].Arguments[0]);
    }

    [Fact]
    public async Task Every_key_is_listed_and_the_button_that_escape_presses_closes()
    {
        Keyboard.Setup<bool>("areSingleKeysOn").SetResult(true);
        Open();

        var keys = _dialogs.WaitForElement("dl.keys").TextContent;
        Assert.All(["Send, or queue", "New line", "Stop".ToLowerInvariant(), "Regenerate", "Jump to the latest"], words => Assert.Contains(words, keys, StringComparison.Ordinal));
        await _dialogs.Find("[data-key=dismiss]").ClickAsync();

        Assert.Equal(1, _closed);
    }

    private void Open() => Render<ShortcutsDialog>(parameters => parameters
        .Add(dialog => dialog.Keyboard, new KeyboardModule(JSInterop.JSRuntime)).Add(dialog => dialog.OnClose, () => _closed++));
}
