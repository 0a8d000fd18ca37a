using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Interop;

/// <summary>Moves the focus in the page.</summary>
internal static class Focus
{
    /// <summary>Focuses the element without scrolling to it. Does nothing in a page that is gone.</summary>
    public static ValueTask TakeFocusAsync(this ElementReference element)
        => PageCall.MakeAsync(() => element.FocusAsync(preventScroll: true));
}
