using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>Marks the words of a search in a text that is drawn (<c>js/hit-words.js</c>). One text of a page at a time.</summary>
public sealed class HitWordsModule(IJSRuntime js) : JsModule(js, "./js/hit-words.js")
{
    /// <param name="text">What is marked; the marks of another text go.</param>
    /// <param name="words">As <c>SearchWords</c> has them; none for no marks.</param>
    public ValueTask MarkAsync(ElementReference text, IReadOnlyList<string> words) => CallAsync("mark", text, words);

    protected override ValueTask ReleaseAsync(IJSObjectReference module) => module.InvokeVoidAsync("clear");
}
