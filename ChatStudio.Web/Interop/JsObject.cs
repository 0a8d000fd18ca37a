using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// An object that a module of ours handed out; its own <c>dispose()</c> takes its listeners off the page. Calls into a page that is
/// gone, and calls after disposing, do nothing.
/// </summary>
/// <param name="reference">Null when the page was gone before it could hand the object out.</param>
internal sealed class JsObject(IJSObjectReference? reference) : IAsyncDisposable
{
    private IJSObjectReference? _reference = reference;

    /// <exception cref="JSException">The function failed in the page.</exception>
    public async ValueTask InvokeVoidAsync(string function, params object?[] arguments)
    {
        if (_reference is { } target)
        {
            await PageCall.MakeAsync(() => target.InvokeVoidAsync(function, arguments));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_reference is { } target)
        {
            _reference = null;
            await PageCall.MakeAsync(async () =>
            {
                await target.InvokeVoidAsync("dispose");
                await target.DisposeAsync();
            });
        }
    }
}
