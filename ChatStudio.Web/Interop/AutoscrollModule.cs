using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Follows the end of the transcript while the reader wants it (<c>js/autoscroll.js</c>).</summary>
public sealed class AutoscrollModule(IJSRuntime js) : JsModule(js, "./js/autoscroll.js")
{
    /// <param name="stage">Holds the scroller, the thread, the room below it and the pill.</param>
    public ValueTask AttachAsync(ElementReference stage) => CallAsync("attach", stage);

    /// <summary>A prompt was sent from this page: shows it in the top third and follows the answer.</summary>
    public ValueTask SentAsync() => CallAsync("sent");

    /// <summary>Goes to the end and stays there.</summary>
    public ValueTask LatestAsync() => CallAsync("latest");

    protected override ValueTask ReleaseAsync(IJSObjectReference module) => module.InvokeVoidAsync("detach");
}
