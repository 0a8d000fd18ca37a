using Bunit;
using ChatStudio.Web.Features.Metrics;
using ChatStudio.Web.Features.Palette;
using ChatStudio.Web.Interop;
using MudBlazor;

namespace ChatStudio.Tests.Components.Palette;

public sealed class ShortcutsDialogTests : StudioContext
{
    private readonly BunitJSModuleInterop _keyboard;
    private int _closed;

    public ShortcutsDialogTests()
    {
        Services.AddMetricsComponents();
        _keyboard = Module("./js/keyboard.js");
        Module("./js/sheet.js");
        Render<MudPopoverProvider>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Switch_shows_what_this_browser_keeps_and_changes_it(bool isOn)
    {
        _keyboard.Setup<bool>("areSingleKeysOn").SetResult(isOn);
        var dialog = Open();
        dialog.WaitForAssertion(() => Assert.Equal(isOn, dialog.Find("input[type=checkbox]").HasAttribute("checked")));

        await dialog.Find("input[type=checkbox]").ChangeAsync(new() { Value = !isOn });

        Assert.Equal(!isOn, _keyboard.Invocations["setSingleKeys"][0].Arguments[0]);
    }

    [Fact]
    public async Task Every_key_is_listed_as_it_is_printed_and_the_button_closes()
    {
        var dialog = Open();

        Assert.Equal(KeyMap.All.Select(binding => binding.Words), dialog.FindAll("dd").Select(words => words.TextContent));
        Assert.Equal("⌘Ctrl K", dialog.FindAll("dt")[0].TextContent);
        Assert.Contains("⇧ R", dialog.FindAll("dt").Select(keys => keys.TextContent));
        await dialog.Find(".btn.pri").ClickAsync();

        Assert.Equal(1, _closed);
    }

    private IRenderedComponent<ShortcutsDialog> Open() => Render<ShortcutsDialog>(parameters => parameters.Add(dialog => dialog.OnClose, () => _closed++));
}
