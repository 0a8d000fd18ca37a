using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>The field in which a prompt is edited in place (<c>js/prompt-field.js</c>).</summary>
public sealed class PromptFieldModule(IJSRuntime js) : JsModule(js, "./js/prompt-field.js")
{
    private DotNetObjectReference<PromptFieldModule>? _self;
    private Func<string, Task>? _save;

    /// <summary>Focuses the form's field; Enter and the button marked <c>data-save</c> call <paramref name="save"/>.</summary>
    public async ValueTask EditAsync(ElementReference form, Func<string, Task> save)
    {
        _save = save;
        _self ??= DotNetObjectReference.Create(this);
        await CallAsync("edit", form, _self);
    }

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public async Task Save(IJSStreamReference text)
    {
        await using (text)
        {
            if (_save is not null && text.Length <= PromptText.MaxBytes)
            {
                await _save(await PromptText.ReadAsync(text));
            }
        }
    }

    protected override ValueTask ReleaseAsync(IJSObjectReference module)
    {
        _self?.Dispose();
        return ValueTask.CompletedTask;
    }
}
