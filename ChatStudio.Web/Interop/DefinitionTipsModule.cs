using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Shows the definition of a term on hover, focus and tap (<c>js/definition-tips.js</c>), without a round trip.</summary>
public sealed class DefinitionTipsModule(IJSRuntime js) : JsModule(js, "./js/definition-tips.js")
{
    /// <summary>Serves all terms inside <paramref name="root"/>, also those that come later; dies with the element.</summary>
    public ValueTask AttachAsync(ElementReference root) => CallAsync("attach", root);
}
