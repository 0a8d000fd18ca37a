using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>One ES module of <c>wwwroot-assets/wwwroot/js</c>, imported when it is first needed.</summary>
public abstract class JsModule(IJSRuntime js, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            if (_module is not null)
            {
                var module = await _module;
                await ReleaseAsync(module);
                await module.DisposeAsync();
            }
        }
        catch (Exception problem) when (problem is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone, and its listeners with it.
        }
    }

    protected Task<IJSObjectReference> ModuleAsync()
        => _module ??= js.InvokeAsync<IJSObjectReference>("import", path).AsTask();

    /// <summary>Takes the module's listeners off the page and drops what it was given.</summary>
    protected virtual ValueTask ReleaseAsync(IJSObjectReference module) => ValueTask.CompletedTask;
}
