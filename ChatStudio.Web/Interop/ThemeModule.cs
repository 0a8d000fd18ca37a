using ChatStudio.Web.Design;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The theme in the browser (<c>js/theme.js</c>): keeps the choice and applies it.</summary>
public sealed class ThemeModule(IJSRuntime js, ShellState shell) : JsModule(js, "./js/theme.js")
{
    private DotNetObjectReference<ThemeModule>? _self;

    /// <summary>Reads the stored choice into <see cref="ShellState"/> and follows changes of the system and of other tabs.</summary>
    public async Task StartAsync()
    {
        _self = DotNetObjectReference.Create(this);
        await CallAsync("start", _self);
    }

    /// <summary>Keeps the choice in this browser and applies it.</summary>
    public async Task ChooseAsync(ThemeChoice theme)
    {
        await CallAsync("choose", Word(theme));
    }

    /// <summary>Called by the module. Anything but its own words counts as <c>system</c>.</summary>
    [JSInvokable]
    public void Changed(string theme) => shell.SetTheme(
        theme switch { "light" => ThemeChoice.Light, "dark" => ThemeChoice.Dark, _ => ThemeChoice.System });

    protected override async ValueTask ReleaseAsync(IJSObjectReference module)
    {
        _self?.Dispose();
        await module.InvokeVoidAsync("stop");
    }

    private static string Word(ThemeChoice theme) => theme switch
    {
        ThemeChoice.Light => "light",
        ThemeChoice.Dark => "dark",
        _ => "system",
    };
}
