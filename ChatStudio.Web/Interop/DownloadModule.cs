using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Hands a file to the browser to save (<c>js/download.js</c>).</summary>
public sealed class DownloadModule(IJSRuntime js) : JsModule(js, "./js/download.js")
{
    public ValueTask SaveAsync(string fileName, string mediaType, string content) => CallAsync("save", fileName, mediaType, content);
}
