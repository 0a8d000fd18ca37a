using ChatStudio.Web.Design;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Draws Mermaid diagrams (<c>js/diagram.js</c>) in a sandboxed frame and shows them as images. Scoped.</summary>
public sealed class DiagramModule(IJSRuntime js) : JsModule(js, "./js/diagram.js")
{
    /// <summary>Whether the build has restored Mermaid.</summary>
    public static bool IsRestored(ResourceAssetCollection assets) => OptionalAsset.Find(assets, "lib/mermaid/mermaid.tiny.js") is not null;

    /// <param name="host">An empty element that belongs to the module.</param>
    /// <returns>False when the source is no diagram, or drawing it took too long.</returns>
    public ValueTask<bool> DrawAsync(ElementReference host, string source) => AskAsync(false, "draw", host, source);
}
