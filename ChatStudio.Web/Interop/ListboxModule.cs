using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Keeps the active option of a combobox's list in view (<c>js/listbox.js</c>). Scoped.</summary>
public sealed class ListboxModule(IJSRuntime js) : JsModule(js, "./js/listbox.js")
{
    /// <param name="input">Names its list by <c>aria-controls</c> and the active option by <c>aria-activedescendant</c>; dies with the element.</param>
    public ValueTask FollowAsync(ElementReference input) => CallAsync("follow", input);
}
