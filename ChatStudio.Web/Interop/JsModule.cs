using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// One ES module of <c>wwwroot-assets/wwwroot/js</c>, imported when it is first needed. Calls into a page that is gone, and calls
/// after the module was disposed, do nothing.
/// </summary>
public abstract class JsModule(IJSRuntime js, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;
    private bool _isDisposed;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _isDisposed = true;
        if (_module is { } import)
        {
            await PageCall.MakeAsync(async () =>
            {
                var module = await import;
                await ReleaseAsync(module);
                await module.DisposeAsync();
            });
        }
    }

    /// <summary>Calls a function of the module.</summary>
    /// <exception cref="JSException">The function failed in the page.</exception>
    protected async ValueTask CallAsync(string function, params object?[] arguments)
    {
        if (!_isDisposed)
        {
            await PageCall.MakeAsync(async () => await (await ModuleAsync()).InvokeVoidAsync(function, arguments));
        }
    }

    /// <param name="otherwise">The result when the page is gone.</param>
    /// <inheritdoc cref="CallAsync(string, object?[])"/>
    protected async ValueTask<T> AskAsync<T>(T otherwise, string function, params object?[] arguments)
        => _isDisposed
            ? otherwise
            : await PageCall.MakeAsync(async () => await (await ModuleAsync()).InvokeAsync<T>(function, arguments), otherwise);

    /// <summary>Calls a function that hands out an object.</summary>
    /// <inheritdoc cref="CallAsync(string, object?[])"/>
    private protected async ValueTask<JsObject> CreateAsync(string function, params object?[] arguments)
        => new(await AskAsync<IJSObjectReference?>(null, function, arguments));

    /// <summary>Takes the module's listeners off the page and drops what it was given.</summary>
    protected virtual ValueTask ReleaseAsync(IJSObjectReference module) => ValueTask.CompletedTask;

    private Task<IJSObjectReference> ModuleAsync()
        => _module ??= js.InvokeAsync<IJSObjectReference>("import", path).AsTask();
}
