using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The page's key map (<c>js/keyboard.js</c>): keys press the buttons marked with <c>data-key</c>.</summary>
public sealed class KeyboardModule(IJSRuntime js) : JsModule(js, "./js/keyboard.js")
{
    public ValueTask AttachAsync() => CallAsync("attach");

    /// <summary>Whether keys without a modifier do something; kept in this browser.</summary>
    public ValueTask<bool> AreSingleKeysOnAsync() => AskAsync(true, "areSingleKeysOn");

    public ValueTask SetSingleKeysAsync(bool on) => CallAsync("setSingleKeys", on);

    protected override ValueTask ReleaseAsync(IJSObjectReference module) => module.InvokeVoidAsync("detach");
}
