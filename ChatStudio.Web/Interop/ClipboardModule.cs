using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The clipboard (<c>js/clipboard.js</c>). Works on https and on http://localhost, elsewhere through a selection. Scoped.</summary>
public sealed class ClipboardModule(IJSRuntime js) : JsModule(js, "./js/clipboard.js")
{
    /// <summary>Puts text on the clipboard.</summary>
    /// <returns>False when the browser refused; say so on the page.</returns>
    public ValueTask<bool> CopyAsync(string text) => AskAsync(false, "copy", text);
}
