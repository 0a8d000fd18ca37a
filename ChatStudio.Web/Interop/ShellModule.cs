using ChatStudio.Web.Design;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The frame in the browser (<c>js/shell.js</c>): its width, the overlay list's focus, the skip links.</summary>
public sealed class ShellModule(IJSRuntime js, ShellState shell) : IAsyncDisposable
{
    private DotNetObjectReference<ShellModule>? _self;
    private IJSObjectReference? _module;

    public async ValueTask StartAsync()
    {
        _self = DotNetObjectReference.Create(this);
        _module = await js.InvokeAsync<IJSObjectReference>("import", "./js/shell.js");
        await _module.InvokeVoidAsync("start", _self);
    }

    /// <summary>Keeps focus inside the overlay list, or gives it back to where it came from.</summary>
    public async ValueTask SetOverlayAsync(bool open)
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("overlay", open);
        }
    }

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public void WidthChanged(bool wide, bool roomForMetrics) => shell.SetWidth(wide, roomForMetrics);

    /// <summary>Called by the module for Esc and for a press beside the overlay list.</summary>
    [JSInvokable]
    public void OverlayDismissed() => shell.CloseOverlay();

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
}
