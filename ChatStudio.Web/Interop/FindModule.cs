using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// The find bar in the browser (<c>js/find.js</c>): opens at the key, marks what it finds on the page by the CSS Custom Highlight API, so
/// that no element is touched, and scrolls to the current hit.
/// </summary>
public sealed class FindModule(IJSRuntime js) : JsModule(js, "./js/find.js")
{
    private DotNetObjectReference<FindModule>? _self;
    private Func<string, string?, Task> _typed = (_, _) => Task.CompletedTask;
    private Func<Task> _closed = () => Task.CompletedTask;

    /// <param name="bar">A hidden form with one text field, inside the stage of the transcript.</param>
    /// <param name="typed">Called with the text, also when it opens, and with the first message in view, as its <c>data-message</c> says.</param>
    public async ValueTask AttachAsync(ElementReference bar, Func<string, string?, Task> typed, Func<Task> closed)
    {
        (_typed, _closed) = (typed, closed);
        _self ??= DotNetObjectReference.Create(this);
        await CallAsync("attach", bar, _self);
    }

    /// <summary>Marks what is on the page and scrolls to one hit; the message may still be on its way there.</summary>
    /// <param name="part">A <c>data-find</c> inside the message.</param>
    /// <param name="index">Which hit in that part, from 0.</param>
    public ValueTask ShowAsync(string text, string message, string part, int index) => CallAsync("show", text, message, part, index);

    /// <summary>Marks what is on the page without scrolling; nothing for an empty text.</summary>
    public ValueTask MarkAsync(string text) => CallAsync("mark", text);

    public ValueTask CloseAsync() => CallAsync("close");

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task Typed(string text, string? message) => _typed(text, message);

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task Closed() => _closed();

    protected override async ValueTask ReleaseAsync(IJSObjectReference module)
    {
        await module.InvokeVoidAsync("detach");
        _self?.Dispose();
    }
}
