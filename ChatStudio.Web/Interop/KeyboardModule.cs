using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The keys of every page (<c>js/keyboard.js</c>), by <see cref="KeyMap"/>: they press the buttons marked with <c>data-key</c>. Scoped.</summary>
public sealed class KeyboardModule(IJSRuntime js) : JsModule(js, "./js/keyboard.js")
{
    public ValueTask AttachAsync() => CallAsync("attach", KeyMap.All.Select(binding => new { binding.Keys, Scope = binding.Scope.ToString(), binding.Does }));

    /// <summary>Presses a button of the last message that has it; does nothing where there is none.</summary>
    public ValueTask PressLastAsync(string button) => CallAsync("pressLast", button);

    /// <summary>Does what a key would do, for a command of the same name.</summary>
    public ValueTask DoAsync(string what) => CallAsync("perform", what);

    /// <summary>Whether keys without a modifier do something; kept in this browser.</summary>
    public ValueTask<bool> AreSingleKeysOnAsync() => AskAsync(true, "areSingleKeysOn");

    public ValueTask SetSingleKeysAsync(bool on) => CallAsync("setSingleKeys", on);

    protected override ValueTask ReleaseAsync(IJSObjectReference module) => module.InvokeVoidAsync("detach");
}
