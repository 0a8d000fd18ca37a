using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>One watched element; see <see cref="VisibilityModule"/>.</summary>
public sealed class VisibilityWatch(Func<bool, Task> changed) : IAsyncDisposable
{
    private DotNetObjectReference<VisibilityWatch>? _self;
    private JsObject? _watch;

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task Changed(bool isVisible) => changed(isVisible);

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }

        _self?.Dispose();
    }

    /// <param name="watch">Starts it in the browser, which reports to the reference.</param>
    internal async ValueTask StartAsync(Func<DotNetObjectReference<VisibilityWatch>, ValueTask<JsObject>> watch)
    {
        _self = DotNetObjectReference.Create(this);
        _watch = await watch(_self);
    }
}
