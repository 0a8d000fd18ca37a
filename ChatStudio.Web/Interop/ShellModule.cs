using ChatStudio.Web.Design;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The frame in the browser (<c>js/shell.js</c>): its width, whether anybody looks, the overlay list's focus, the skip links.</summary>
public sealed class ShellModule(IJSRuntime js, ShellState shell) : JsModule(js, "./js/shell.js")
{
    private DotNetObjectReference<ShellModule>? _self;

    /// <summary>Reports the width of the window from now on.</summary>
    public async Task StartAsync()
    {
        _self = DotNetObjectReference.Create(this);
        await CallAsync("start", _self);
    }

    /// <summary>Keeps focus inside the overlay list, or gives it back to where it came from.</summary>
    public async Task SetOverlayAsync(bool open)
    {
        await CallAsync("overlay", open);
    }

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public void WidthChanged(bool wide, bool roomForMetrics) => shell.SetWidth(wide, roomForMetrics);

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public void TabHidden(bool isHidden) => shell.SetTabHidden(isHidden);

    /// <summary>Called by the module for Esc.</summary>
    [JSInvokable]
    public void OverlayDismissed() => shell.CloseOverlay();

    protected override async ValueTask ReleaseAsync(IJSObjectReference module)
    {
        _self?.Dispose();
        await module.InvokeVoidAsync("stop");
    }
}
