using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Hands a file to the browser to save (<c>js/download.js</c>).</summary>
public sealed class DownloadModule(IJSRuntime js) : JsModule(js, "./js/download.js")
{
    /// <summary>Downloads what the server sends at an address of its own.</summary>
    public ValueTask FollowAsync(string address) => CallAsync("follow", address);

    public ValueTask SaveAsync(string fileName, string mediaType, string content) => CallAsync("save", fileName, mediaType, content);
}
