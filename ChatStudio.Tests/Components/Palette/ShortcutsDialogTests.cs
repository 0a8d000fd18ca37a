using Bunit;
using ChatStudio.Web.Features.Palette;
using MudBlazor;

namespace ChatStudio.Tests.Components.Palette;

public sealed class ShortcutsDialogTests : StudioContext
{
    private readonly IRenderedComponent<MudDialogProvider> _dialogs;
    private readonly BunitJSModuleInterop _keyboard;
    private int _closed;

    public ShortcutsDialogTests()
    {
        _keyboard = Module("./js/keyboard.js");
        Render<MudPopoverProvider>();
        _dialogs = Render<MudDialogProvider>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Switch_shows_what_this_browser_keeps_and_changes_it(bool isOn)
    {
        _keyboard.Setup<bool>("areSingleKeysOn").SetResult(isOn);
        Open();

        var toggle = _dialogs.WaitForElement("input[type=checkbox]");
        _dialogs.WaitForAssertion(() => Assert.Equal(isOn, _dialogs.Find("input[type=checkbox]").HasAttribute("checked")));
        await toggle.ChangeAsync(new() { Value = !isOn });

        Assert.Equal(!isOn, _keyboard.Invocations["setSingleKeys"][0].Arguments[0]);
    }

    [Fact]
    public async Task Every_key_is_listed_and_the_button_that_escape_presses_closes()
    {
        _keyboard.Setup<bool>("areSingleKeysOn").SetResult(true);
        Open();

        var keys = _dialogs.WaitForElement("dl.keys").TextContent;
        Assert.All(["Send, or queue", "New line", "Stop".ToLowerInvariant(), "Regenerate", "Jump to the latest"], words => Assert.Contains(words, keys, StringComparison.Ordinal));
        await _dialogs.Find("[data-key=dismiss]").ClickAsync();

        Assert.Equal(1, _closed);
    }

    private void Open() => Render<ShortcutsDialog>(parameters => parameters
        .Add(dialog => dialog.OnClose, () => _closed++));
}
