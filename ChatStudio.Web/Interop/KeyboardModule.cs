using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The page's key map (<c>js/keyboard.js</c>): keys press the buttons marked with <c>data-key</c>.</summary>
public sealed class KeyboardModule(IJSRuntime js) : JsModule(js, "./js/keyboard.js")
{
    public async ValueTask AttachAsync() => await (await ModuleAsync()).InvokeVoidAsync("attach");

    /// <summary>Whether keys without a modifier do something; kept in this browser.</summary>
    public async ValueTask<bool> AreSingleKeysOnAsync() => await (await ModuleAsync()).InvokeAsync<bool>("areSingleKeysOn");

    public async ValueTask SetSingleKeysAsync(bool on) => await (await ModuleAsync()).InvokeVoidAsync("setSingleKeys", on);

    protected override ValueTask ReleaseAsync(IJSObjectReference module) => module.InvokeVoidAsync("detach");
}
