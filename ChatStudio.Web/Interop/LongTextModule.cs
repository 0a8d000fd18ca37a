using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>A field whose text stays in the browser until it is asked for (<c>js/prompt-field.js</c>): it may be longer than a hub message.</summary>
public sealed class LongTextModule(IJSRuntime js) : JsModule(js, "./js/prompt-field.js")
{
    /// <returns>The text, or why there is none; neither when the page is gone.</returns>
    public async ValueTask<(string? Text, string? Problem)> ReadAsync(ElementReference field)
    {
        await using var text = await AskAsync<IJSStreamReference?>(null, "read", field);
        return text is null ? default
            : text.Length > PromptText.MaxBytes ? (null, PromptText.TooLong)
            // Without the line end that the module adds.
            : ((await PromptText.ReadAsync(text))[..^1], null);
    }
}
