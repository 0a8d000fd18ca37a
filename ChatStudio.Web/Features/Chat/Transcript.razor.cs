using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Web.Features.Chat.Announcing;
using ChatStudio.Web.Features.Chat.Prompts;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Features.Chat;

public sealed partial class Transcript(ConversationService conversations, IJSRuntime js) : IAsyncDisposable
{
    private readonly AutoscrollModule _autoscroll = new(js);
    private readonly Dictionary<MessageId, PromptMessage> _prompts = [];
    private ElementReference _stage;
    private bool _hasSent;
    private string? _refusal;

    [Parameter, EditorRequired]
    public required Conversation Conversation { get; set; }

    /// <summary>This page has just sent its first prompt.</summary>
    [Parameter]
    public bool HasJustStarted { get; set; }

    [Parameter, EditorRequired]
    public required Announcer Announcer { get; set; }

    /// <summary>A queued prompt was taken back: its text belongs into the message box.</summary>
    [Parameter]
    public EventCallback<string> OnTakenBack { get; set; }

    [Parameter]
    public EventCallback OnFocusComposer { get; set; }

    private bool IsLocked => Conversation.LiveRun is not null;

    // Blazor assigns each PromptMessage it draws in the loop; the message says which one it is.
    private PromptMessage Prompt
    {
        set
        {
            if (value is not null)
            {
                _prompts[value.Message.Id] = value;
            }
        }
    }

    /// <summary>A prompt was sent from this page; the next render shows it in the top third.</summary>
    public void Sent() => _hasSent = true;

    public ValueTask DisposeAsync() => _autoscroll.DisposeAsync();

    protected override void OnInitialized() => _hasSent = HasJustStarted;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _autoscroll.AttachAsync(_stage);
        }

        if (_hasSent)
        {
            _hasSent = false;
            await _autoscroll.SentAsync();
        }
    }

    private Task SentAsync()
    {
        Sent();
        return OnFocusComposer.InvokeAsync();
    }

    private Task EditPromptAsync(ConversationMessage answer)
        => answer.ParentId is { } id && _prompts.TryGetValue(id, out var prompt) ? prompt.EditAsync() : Task.CompletedTask;

    private Task StopAndSendAsync() => TryAsync(async () =>
    {
        await conversations.StopAndSendAsync(Conversation.Id);
        await SentAsync();
    });

    private Task RemoveAsync(QueuedPrompt queued) => TryAsync(async () =>
    {
        if (await conversations.RemoveQueuedAsync(Conversation.Id, queued.Id) is { } text)
        {
            await OnTakenBack.InvokeAsync(text);
        }
    });

    private async Task TryAsync(Func<Task> command)
    {
        _refusal = null;
        try
        {
            await command();
        }
        catch (Exception problem) when (problem is PromptRejectedException or StorageException)
        {
            _refusal = problem.Message;
        }
    }

    private async Task LatestAsync() => await _autoscroll.LatestAsync();
}
