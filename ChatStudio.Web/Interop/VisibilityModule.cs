using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Tells whether anybody can see an element (<c>js/visibility.js</c>), so that live numbers nobody sees are not sent.</summary>
public sealed class VisibilityModule(IJSRuntime js) : JsModule(js, "./js/visibility.js")
{
    /// <summary>Calls <paramref name="changed"/> now and at each change, until the watch is disposed.</summary>
    public async ValueTask<VisibilityWatch> WatchAsync(ElementReference element, Func<bool, Task> changed)
    {
        var watch = new VisibilityWatch(changed);
        await watch.StartAsync(self => CreateAsync("watch", element, self));
        return watch;
    }
}
