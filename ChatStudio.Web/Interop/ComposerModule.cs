using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>
/// The message box in the browser (<c>js/composer.js</c>). The text lives there until it is sent: typing never waits for the
/// circuit, and a draft survives a refresh.
/// </summary>
public sealed class ComposerModule(IJSRuntime js) : JsModule(js, "./js/composer.js")
{
    private DotNetObjectReference<ComposerModule>? _self;
    private Func<Guid, string, Task<string?>>? _send;

    /// <summary>Takes over the box.</summary>
    /// <param name="draftKey">Under which the browser keeps what is typed here.</param>
    /// <param name="send">
    /// Called with a request id, the same for a repeated call, and the text. A text in return is the reason why it was not
    /// sent: the box takes the text back.
    /// </param>
    public async ValueTask AttachAsync(ElementReference form, string draftKey, Func<Guid, string, Task<string?>> send)
    {
        _send = send;
        _self ??= DotNetObjectReference.Create(this);
        await CallAsync("attach", form, _self, draftKey);
    }

    /// <summary>Shows the draft of another conversation.</summary>
    /// <param name="isSame">True for the conversation that the first prompt has just started: what was typed since goes along.</param>
    public ValueTask MoveToAsync(string draftKey, bool isSame) => CallAsync("moveTo", draftKey, isSame);

    /// <summary>Puts a text before what stands in the box, and focuses it.</summary>
    public ValueTask PutAsync(string text) => CallAsync("put", text);

    /// <summary>The same in the place of the last text suggested, where it stands unchanged.</summary>
    public ValueTask SuggestAsync(string text) => CallAsync("suggest", text);

    public ValueTask FocusAsync() => CallAsync("focus");

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public async Task<string?> Send(Guid requestId, IJSStreamReference text)
    {
        await using (text)
        {
            return text.Length > PromptText.MaxBytes
                ? PromptText.TooLong
                : _send is null ? "The page is not ready yet." : await _send(requestId, await PromptText.ReadAsync(text));
        }
    }

    protected override async ValueTask ReleaseAsync(IJSObjectReference module)
    {
        await module.InvokeVoidAsync("detach");
        _self?.Dispose();
    }
}
