using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The arrow keys on a branch map (<c>js/branch-map.js</c>): they move the focus without a way to the server.</summary>
public sealed class BranchMapModule(IJSRuntime js) : JsModule(js, "./js/branch-map.js")
{
    /// <param name="map">
    /// Its nodes have the role <c>treeitem</c> and name their neighbours by <c>data-up</c>, <c>data-down</c>, <c>data-left</c> and
    /// <c>data-right</c>. The listener goes with the element.
    /// </param>
    public ValueTask AttachAsync(ElementReference map) => CallAsync("attach", map);
}
