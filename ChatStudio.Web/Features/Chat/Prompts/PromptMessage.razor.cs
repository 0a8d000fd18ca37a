using ChatStudio.Core.Conversations;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Features.Chat.Prompts;

public sealed partial class PromptMessage(ConversationService conversations, IJSRuntime js) : IAsyncDisposable
{
    private readonly PromptFieldModule _field = new(js);
    private ElementReference _form;
    private ElementReference _area;
    private (int Index, int Count) _branch = (1, 1);
    private bool _isEditing;
    private bool _needsField;
    private string? _problem;

    [Parameter, EditorRequired]
    public required Conversation Conversation { get; set; }

    [Parameter, EditorRequired]
    public required ConversationMessage Message { get; set; }

    /// <summary>An edited version was sent.</summary>
    [Parameter]
    public EventCallback OnSent { get; set; }

    /// <summary>Editing ended without sending: focus goes back to the message box.</summary>
    [Parameter]
    public EventCallback OnCancelled { get; set; }

    public ValueTask DisposeAsync() => _field.DisposeAsync();

    protected override void OnParametersSet() => _branch = Conversation.Branch(Message.Id);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_needsField)
        {
            _needsField = false;
            await _field.EditAsync(_form, text => InvokeAsync(() => SaveAsync(text)));
        }
    }

    private static void Ignore()
    {
        // Enter belongs to the field's own module; a form without a handler would be posted.
    }

    /// <summary>Turns the prompt into a field, or gives the focus to the field that it is already.</summary>
    public async Task EditAsync()
    {
        if (_isEditing)
        {
            await _area.TakeFocusAsync();
            return;
        }

        _isEditing = _needsField = true;
        _problem = null;
        StateHasChanged();
    }

    private Task Cancel()
    {
        _isEditing = false;
        return OnCancelled.InvokeAsync();
    }

    private async Task SaveAsync(string text)
    {
        try
        {
            if (text != Message.Prompt)
            {
                await conversations.EditAsync(Conversation.Id, Message.Id, text);
                _isEditing = false;
                await OnSent.InvokeAsync();
            }
            else
            {
                await Cancel();
            }
        }
        catch (PromptRejectedException problem)
        {
            // The text stays in the field.
            _problem = problem.Message;
        }

        StateHasChanged();
    }

    private Task StepAsync(int step) => conversations.SwitchBranchAsync(Conversation.Id, Message.Id, step);
}
