using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// A bottom sheet on top of a native modal dialog (<c>js/sheet.js</c>): the rest of the page is inert, Esc, the scrim and a
/// swipe down close it, focus returns to where it was.
/// </summary>
public sealed class SheetModule(IJSRuntime js) : JsModule(js, "./js/sheet.js")
{
    /// <param name="dialog">A <c>&lt;dialog&gt;</c>; elements with <c>data-grip</c> inside it can be swiped.</param>
    /// <param name="closed">Called after the person has closed it.</param>
    public async ValueTask<Sheet> OpenAsync(ElementReference dialog, Func<Task> closed)
    {
        var sheet = new Sheet(closed);
        await sheet.StartAsync(self => CreateAsync("open", dialog, self));
        return sheet;
    }
}
