using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Features.Chat.Composing;

public sealed partial class Composer(IJSRuntime js) : IAsyncDisposable
{
    private const string NewDraft = "new";

    private readonly ComposerModule _module = new(js);
    private ElementReference _form;
    private string _draft = NewDraft;
    private string? _problem;
    private ConversationId? _shown;
    private bool _startedHere;

    /// <summary>Null before the first prompt.</summary>
    [Parameter]
    public ConversationId? Conversation { get; set; }

    /// <summary>The model the next prompt goes to.</summary>
    [Parameter, EditorRequired]
    public required ModelInfo Model { get; set; }

    /// <summary>Stop takes Send's place while there is one.</summary>
    [Parameter]
    public Run? LiveRun { get; set; }

    /// <summary>An answer further up that the next prompt follows, in a branch of its own; null for the latest.</summary>
    [Parameter]
    public ConversationMessage? GoesOnFrom { get; set; }

    [Parameter]
    public EventCallback OnLetGo { get; set; }

    /// <summary>Takes a request id and the text; returns why it was not sent, null when it was.</summary>
    [Parameter, EditorRequired]
    public required Func<Guid, string, Task<string?>> Send { get; set; }

    [Parameter]
    public EventCallback<ModelInfo> OnPick { get; set; }

    private bool IsNew => Conversation is null;

    private string Placeholder => IsNew ? $"Message {Model.ModelId}" : $"Reply to {Model.ModelId}";

    private string Draft => Conversation?.ToString() ?? NewDraft;

    /// <summary>Gives a text back to the box, before what was typed since: a queued prompt that was taken back.</summary>
    public ValueTask PutAsync(string text) => _module.PutAsync(text);

    /// <summary>Offers a text in the box, in the place of the last one offered.</summary>
    public ValueTask SuggestAsync(string text) => _module.SuggestAsync(text);

    public ValueTask FocusAsync() => _module.FocusAsync();

    public ValueTask DisposeAsync() => _module.DisposeAsync();

    protected override void OnParametersSet()
    {
        if (_shown != Conversation)
        {
            // What was refused was refused there.
            _shown = Conversation;
            _problem = null;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _draft = Draft;
            await _module.AttachAsync(_form, _draft, SendAsync);
        }
        else if (_draft != Draft)
        {
            _draft = Draft;
            var isSame = _startedHere;
            _startedHere = false;
            await _module.MoveToAsync(_draft, isSame);
        }
    }


    private static void Ignore()
    {
        // Enter belongs to the module; a form without a handler would be posted.
    }

    private async Task<string?> SendAsync(Guid requestId, string text)
    {
        _startedHere = IsNew;
        _problem = await Send(requestId, text);
        _startedHere &= _problem is null;
        StateHasChanged();
        return _problem;
    }
}
