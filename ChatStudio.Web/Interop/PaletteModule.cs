using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// The palette's dialog in the browser (<c>js/palette.js</c>). It opens there, without asking the circuit: what is typed right after the
/// key is not lost.
/// </summary>
public sealed class PaletteModule(IJSRuntime js) : JsModule(js, "./js/palette.js")
{
    private DotNetObjectReference<PaletteModule>? _self;
    private Func<string, Task> _opened = _ => Task.CompletedTask;
    private Func<Task> _closed = () => Task.CompletedTask;

    /// <param name="dialog">A native dialog with one text field.</param>
    /// <param name="opened">Called with what stands in the field.</param>
    /// <param name="closed">Called after it was closed in any way; the focus is back where it was.</param>
    public async ValueTask AttachAsync(ElementReference dialog, Func<string, Task> opened, Func<Task> closed)
    {
        (_opened, _closed) = (opened, closed);
        _self ??= DotNetObjectReference.Create(this);
        await CallAsync("attach", dialog, _self);
    }

    /// <summary>Closes it because something was chosen, and gives the focus back.</summary>
    public ValueTask ChosenAsync() => CallAsync("chosen");

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task Opened(string text) => _opened(text);

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task Closed() => _closed();

    protected override async ValueTask ReleaseAsync(IJSObjectReference module)
    {
        await module.InvokeVoidAsync("detach");
        _self?.Dispose();
    }
}
