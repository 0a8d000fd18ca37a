using ChatStudio.Web.Design;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The theme in the browser (<c>js/theme.js</c>): keeps the choice and reports what it comes to.</summary>
public sealed class ThemeModule(IJSRuntime js, ShellState shell) : IAsyncDisposable
{
    private DotNetObjectReference<ThemeModule>? _self;
    private IJSObjectReference? _module;

    /// <summary>Reads the stored choice into <see cref="ShellState"/> and follows changes of the system and of other tabs.</summary>
    public async ValueTask StartAsync()
    {
        _self = DotNetObjectReference.Create(this);
        _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/theme.js");
        await _module.InvokeVoidAsync("start", _self);
    }

    public async ValueTask ChooseAsync(ThemeChoice theme)
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("choose", Word(theme));
        }
    }

    /// <summary>Called by the module. Anything but its own words counts as <c>system</c>.</summary>
    [JSInvokable]
    public void Changed(string theme, bool isDark) => shell.SetTheme(
        theme switch { "light" => ThemeChoice.Light, "dark" => ThemeChoice.Dark, _ => ThemeChoice.System }, isDark);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("stop");
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }

        _self?.Dispose();
    }

    private static string Word(ThemeChoice theme) => theme switch
    {
        ThemeChoice.Light => "light",
        ThemeChoice.Dark => "dark",
        _ => "system",
    };
}
