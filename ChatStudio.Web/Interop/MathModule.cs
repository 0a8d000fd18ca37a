using ChatStudio.Web.Design;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// Typesets formulas with KaTeX (<c>js/math.js</c>). One call for a page: the module defines the element that formulas are written as,
/// and finds them by itself. Scoped.
/// </summary>
public sealed class MathModule(IJSRuntime js) : JsModule(js, "./js/math.js")
{
    private Task? _started;

    /// <summary>Called by the first formula of a page. Without KaTeX nothing is loaded and formulas stay their source.</summary>
    public Task StartAsync(ResourceAssetCollection assets) => _started ??=
        OptionalAsset.Find(assets, "lib/katex/katex.min.js") is { } script && OptionalAsset.Find(assets, "lib/katex/katex.min.css") is { } style
            ? CallAsync("start", script, style).AsTask()
            : Task.CompletedTask;
}
