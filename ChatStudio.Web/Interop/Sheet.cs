using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>An open bottom sheet; see <see cref="SheetModule"/>.</summary>
public sealed class Sheet(Func<Task> closed) : IAsyncDisposable
{
    private DotNetObjectReference<Sheet>? _self;
    private JsObject? _sheet;

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task Closed() => closed();

    /// <summary>Closes it in the browser and gives focus back, when it has not gone already.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_sheet is not null)
        {
            await _sheet.DisposeAsync();
        }

        _self?.Dispose();
    }

    /// <param name="open">Opens it in the browser, which reports to the reference.</param>
    internal async ValueTask StartAsync(Func<DotNetObjectReference<Sheet>, ValueTask<JsObject>> open)
    {
        _self = DotNetObjectReference.Create(this);
        _sheet = await open(_self);
    }
}
