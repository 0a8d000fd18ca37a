using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Answers;
using ChatStudio.Web.Commands;
using ChatStudio.Web.Design;
using ChatStudio.Web.Features.Chat.Announcing;
using ChatStudio.Web.Features.Chat.Composing;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ChatStudio.Web.Features.Chat;

/// <summary>One conversation, or the start of one. A viewer: everything it shows lives on without it.</summary>
public sealed partial class ChatPage(
    ConversationService conversations, IModelCatalog catalog, PreferenceStore preferences, ShellState shell, NavigationManager navigation, CommandRegistry commands,
    KeyboardModule keyboard, DownloadModule download, IBrowserViewportService viewport, ILogger<ChatPage> logger)
{
    private Conversation? _conversation;
    private Transcript? _transcript;
    private Composer? _composer;
    private StatusLine? _statusLine;
    private Announcer _announcer = null!;
    private Conversation? _started;
    private bool _isTemporary;
    private bool _isMissing;
    private bool _isPhone;
    private bool _areMetricsWantedWhileNew;
    private bool _hasJustStarted;
    private bool _isFollowing;
    private bool _isOpening;
    private bool _isLeaving;

    /// <summary>The conversation in the address; null on the empty page.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The message at which it opens, <c>?at=</c> and its id.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    public string? At { get; set; }

    private MessageId? Target => Guid.TryParseExact(At, "N", out var id) ? new(id) : null;

    private bool IsNew => _conversation is null && !_isMissing && !_isOpening;

    private string Title => _isMissing ? "Not found" : _conversation?.Title ?? "New chat";

    private bool IsMetricsOpen => _conversation is null ? _areMetricsWantedWhileNew : shell.IsMetricsOpen;

    /// <summary>The live run, or the last one.</summary>
    private Run? ShownRun => _conversation?.LiveRun ?? _conversation?.Path.LastOrDefault(message => message.Run is not null)?.Run;

    protected override void OnInitialized()
    {
        _announcer = new(Time, words => _statusLine?.Say(words));
        OfferCommands();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ConversationId.TryParse(Id, out var other) && conversations.Find(other) is { Kind: ConversationKind.Comparison })
        {
            LeaveForComparison();
            return;
        }

        _isLeaving = false;
        var wanted = Id;

        // What is shown stays until the other one is there; at first there is nothing to show.
        _isOpening = !_isFollowing && wanted is not null;
        var found = ConversationId.TryParse(wanted, out var id) ? await conversations.OpenAsync(id) : null;
        if (found is not null)
        {
            await ShowTargetAsync(found);
        }

        if (wanted != Id)
        {
            return;
        }

        _isOpening = false;
        _isMissing = Id is not null && found is null;
        if (found == _conversation && _isFollowing)
        {
            return;
        }

        _isFollowing = true;
        _isSetting = false;
        _conversation = found;
        _hasJustStarted = found is not null && found == _started;
        _started = null;
        _statusLine?.Clear();
        Unlisten();
        Listen(refresh => shell.Changed += refresh, refresh => shell.Changed -= refresh);
        Listen(refresh => catalog.Changed += refresh, refresh => catalog.Changed -= refresh);
        Listen(refresh => preferences.Changed += refresh, refresh => preferences.Changed -= refresh, ReadPreferences);
        if (found is not null)
        {
            Listen(refresh => found.Changed += refresh, refresh => found.Changed -= refresh, Refresh);
            Listen(refresh => conversations.Changed += refresh, refresh => conversations.Changed -= refresh, LookWhetherItIsThere);
        }

        // After the subscription: what happens from here on is told by Refresh.
        _announcer.Open(found, _hasJustStarted);
    }

    // Lists and searches know conversations of any kind by this address. Once: on its way out the page hears of its new query.
    private void LeaveForComparison()
    {
        if (!_isLeaving)
        {
            _isLeaving = _isOpening = true;
            navigation.NavigateTo($"compare/{Id}{(At is null ? null : $"?at={At}")}", new NavigationOptions { ReplaceHistoryEntry = true });
        }
    }

    protected override ValueTask OnDisposeAsync()
    {
        WithdrawCommands();
        return ValueTask.CompletedTask;
    }

    private void Refresh()
    {
        _announcer.Look();
        StateHasChanged();
    }

    // Deleted in the list or in another tab.
    private void LookWhetherItIsThere()
    {
        if (_conversation is { } shown && conversations.Find(shown.Id) is null)
        {
            _conversation = null;
            _isMissing = true;
            StateHasChanged();
        }
    }

    private async Task<string?> SendAsync(Guid requestId, string text)
    {
        try
        {
            if (_conversation is null)
            {
                _started = await conversations.StartAsync(text, Settings, requestId, _isTemporary);
                _isTemporary = false;
                Begun();
                navigation.NavigateTo($"chat/{_started.Id}", new NavigationOptions { ReplaceHistoryEntry = true });
            }
            else
            {
                await SendOnAsync(_conversation, requestId, text);
                _transcript?.Sent();
                StateHasChanged();
            }

            return null;
        }
        catch (PromptRejectedException problem)
        {
            return problem.Message;
        }
        catch (Exception problem)
        {
            LogNotSent(problem);
            return "This could not be sent. It is back in the message box; try again, or reload the page.";
        }
    }

    private async Task UseAsync(Suggestion suggestion)
    {
        if (suggestion.ModelId is { } id && catalog.Models.FirstOrDefault(model => model.IsSimulated && model.ModelId == id) is { } model)
        {
            await PickAsync(model);
        }

        if (_composer is not null)
        {
            await _composer.SuggestAsync(suggestion.Prompt);
        }
    }

    private async Task TakeBackAsync(string text)
    {
        if (_composer is not null)
        {
            await _composer.PutAsync(text);
        }
    }

    private async Task FocusComposerAsync()
    {
        if (_composer is not null)
        {
            await _composer.FocusAsync();
        }
    }

    private void Stop() => _conversation?.LiveRun?.Stop();

    private async Task ToggleMetricsAsync()
    {
        _isPhone = await viewport.GetCurrentBreakpointAsync() == Breakpoint.Xs;
        if (_conversation is null)
        {
            _areMetricsWantedWhileNew = !_areMetricsWantedWhileNew;
        }
        else
        {
            shell.ToggleMetrics();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A prompt was not sent.")]
    private partial void LogNotSent(Exception problem);
}
