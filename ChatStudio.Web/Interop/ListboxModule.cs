using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Keeps the active option of a combobox's list in view (<c>js/listbox.js</c>). Scoped.</summary>
public sealed class ListboxModule(IJSRuntime js) : JsModule(js, "./js/listbox.js")
{
    /// <param name="input">Names its list by <c>aria-controls</c> and the active option by <c>aria-activedescendant</c>; dies with the element.</param>
    public ValueTask FollowAsync(ElementReference input) => CallAsync("follow", input);

    /// <summary>Scrolls the list of a combobox, for an option that is not drawn before it is near.</summary>
    /// <param name="input">Names its list by <c>aria-controls</c>.</param>
    /// <param name="top">In pixels; beyond the end is the end.</param>
    public ValueTask ScrollToAsync(ElementReference input, double top) => CallAsync("scrollTo", input, top);
}
