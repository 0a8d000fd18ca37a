using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// A transcript of which only a part is on the page (<c>js/transcript.js</c>): presses the buttons at its edges as the reader nears them,
/// and keeps what is read in its place when messages come or go above it.
/// </summary>
public sealed class TranscriptModule(IJSRuntime js) : JsModule(js, "./js/transcript.js")
{
    /// <param name="stage">Holds the scroller and the thread.</param>
    public ValueTask AttachAsync(ElementReference stage) => CallAsync("attach", stage);

    /// <summary>Scrolls to a message that is on the page and gives it the focus; the end is no longer followed.</summary>
    /// <param name="message">What its <c>data-message</c> says.</param>
    public ValueTask RevealAsync(string message) => CallAsync("reveal", message);

    protected override ValueTask ReleaseAsync(IJSObjectReference module) => module.InvokeVoidAsync("detach");
}
