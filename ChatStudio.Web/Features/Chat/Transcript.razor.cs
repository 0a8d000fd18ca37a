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
    private readonly TranscriptModule _module = new(js);
    private readonly MessageWindow _window = new();
    private IReadOnlyList<ConversationMessage> _shown = [];
    private MessageId? _last;
    private MessageId? _target;
    private MessageId? _revealDue;
    private bool _isLatestDue;
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

    /// <summary>The message that the address names: the transcript opens there.</summary>
    [Parameter]
    public MessageId? Target { get; set; }

    /// <summary>A queued prompt was taken back: its text belongs into the message box.</summary>
    [Parameter]
    public EventCallback<string> OnTakenBack { get; set; }

    /// <summary>The next prompt should follow this answer, in a branch of its own.</summary>
    [Parameter]
    public EventCallback<ConversationMessage> OnGoOn { get; set; }

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
    public void Sent()
    {
        _hasSent = true;
        _window.ShowLatest();
        Read();
    }

    /// <summary>Goes to a message of the shown path, wherever it is; does nothing when it is on another branch.</summary>
    public void Reveal(MessageId id)
    {
        if (IndexOf(id) >= 0)
        {
            _revealDue = id;
            Bring(id);
        }
    }

    /// <summary>Brings the end of the conversation onto the page, without scrolling.</summary>
    public void ShowLatest()
    {
        _window.ShowLatest();
        Read();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await _autoscroll.DisposeAsync();
    }

    protected override void OnInitialized() => _hasSent = HasJustStarted;

    protected override void OnParametersSet()
    {
        Read();
        if (_target != Target)
        {
            _target = Target;
            if (Target is { } id)
            {
                Reveal(id);
            }
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // What is due is done once, whatever is rendered while the browser is asked.
        var (hasSent, isLatestDue, reveal) = (_hasSent, _isLatestDue, _revealDue);
        (_hasSent, _isLatestDue, _revealDue) = (false, false, null);
        if (firstRender)
        {
            await _autoscroll.AttachAsync(_stage);
            await _module.AttachAsync(_stage);
        }

        if (hasSent)
        {
            await _autoscroll.SentAsync();
        }

        if (isLatestDue)
        {
            await _autoscroll.LatestAsync();
        }

        if (reveal is { } id)
        {
            await _module.RevealAsync(id.ToString());
        }
    }

    private void Bring(MessageId id)
    {
        _window.ShowAround(IndexOf(id));
        Read();
        StateHasChanged();
    }

    private int IndexOf(MessageId id) => Conversation.Path.ToList().FindIndex(message => message.Id == id);

    private void Read()
    {
        var path = Conversation.Path;
        _last = path.Count > 0 ? path[^1].Id : null;
        _window.Fit(path.Count);
        _shown = [.. path.Skip(_window.From).Take(_window.To - _window.From)];
        foreach (var gone in _prompts.Keys.Except(_shown.Select(message => message.Id)).ToList())
        {
            _prompts.Remove(gone);
        }
    }

    private void ShowEarlier()
    {
        _window.ShowEarlier();
        Read();
    }

    private void ShowLater()
    {
        _window.ShowLater();
        Read();
    }

    // The reader stays at the end, where the answer goes on.
    private Task ContinuedAsync()
    {
        Latest();
        return OnFocusComposer.InvokeAsync();
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

    private void Latest()
    {
        _window.ShowLatest();
        _isLatestDue = true;
        Read();
    }
}
