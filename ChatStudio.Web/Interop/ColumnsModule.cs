using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Columns side by side (<c>js/columns.js</c>): each follows its own end, all scroll together on demand, on phones they are swiped.</summary>
public sealed class ColumnsModule(IJSRuntime js) : JsModule(js, "./js/columns.js")
{
    /// <param name="root">Holds the tabs and the grid.</param>
    public ValueTask AttachAsync(ElementReference root) => CallAsync("attach", root);

    /// <summary>While it is on, scrolling one column scrolls all to the same height.</summary>
    public ValueTask LockAsync(bool on) => CallAsync("lock", on);

    /// <summary>Brings the place into view at which so much of a column's text had arrived.</summary>
    /// <param name="column">Index from 0.</param>
    /// <param name="share">0 to 1.</param>
    public ValueTask ShowAsync(int column, double share) => CallAsync("show", column, share);

    protected override ValueTask ReleaseAsync(IJSObjectReference module) => module.InvokeVoidAsync("detach");
}
