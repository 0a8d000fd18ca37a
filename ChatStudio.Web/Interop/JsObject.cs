using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>An object that a module of ours handed out; its own <c>dispose()</c> takes its listeners off the page.</summary>
internal sealed class JsObject(IJSObjectReference reference) : IAsyncDisposable
{
    public ValueTask InvokeVoidAsync(string function, params object?[] arguments) => reference.InvokeVoidAsync(function, arguments);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await reference.InvokeVoidAsync("dispose");
            await reference.DisposeAsync();
        }
        catch (Exception problem) when (problem is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone, and its listeners with it.
        }
    }
}
