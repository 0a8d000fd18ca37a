using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Design;
using ChatStudio.Web.Features.Chat.Composing;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace ChatStudio.Web.Features.Chat;

/// <summary>One conversation, or the start of one. A viewer: everything it shows lives on without it.</summary>
public sealed partial class ChatPage(
    ConversationService conversations, IModelCatalog catalog, ShellState shell, NavigationManager navigation, IJSRuntime js,
    IBrowserViewportService viewport, ILogger<ChatPage> logger)
{
    private readonly KeyboardModule _keyboard = new(js);
    private Conversation? _conversation;
    private ModelInfo? _picked;
    private Transcript? _transcript;
    private Composer? _composer;
    private Run? _announced;
    private string _status = "";
    private bool _isMissing;
    private bool _isPhone;
    private bool _areKeysOpen;
    private bool _areMetricsWantedWhileNew;
    private bool _hasSent;

    /// <summary>The conversation in the address; null on the empty page.</summary>
    [Parameter]
    public string? Id { get; set; }

    private bool IsNew => _conversation is null && !_isMissing;

    private ModelInfo Model => _conversation?.Model ?? _picked ?? catalog.Default;

    private string Title => _isMissing ? "Not found" : _conversation?.Title ?? "New chat";

    private bool IsMetricsOpen => _conversation is null ? _areMetricsWantedWhileNew : shell.IsMetricsOpen;

    /// <summary>The live run, or the last one.</summary>
    private Run? ShownRun => _conversation?.LiveRun ?? _conversation?.Path.LastOrDefault(message => message.Run is not null)?.Run;

    protected override void OnParametersSet()
    {
        var found = ConversationId.TryParse(Id, out var id) ? conversations.Find(id) : null;
        _isMissing = Id is not null && found is null;
        if (found == _conversation)
        {
            return;
        }

        _conversation = found;
        _announced = found?.LiveRun;
        _status = "";
        Unlisten();
        Listen(refresh => shell.Changed += refresh, refresh => shell.Changed -= refresh);
        Listen(refresh => catalog.Changed += refresh, refresh => catalog.Changed -= refresh);
        if (found is not null)
        {
            Listen(refresh => found.Changed += refresh, refresh => found.Changed -= refresh, Refresh);
            Listen(refresh => conversations.Changed += refresh, refresh => conversations.Changed -= refresh, LookWhetherItIsThere);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            await _keyboard.AttachAsync();
        }
    }

    protected override ValueTask OnDisposeAsync() => _keyboard.DisposeAsync();

    private void Refresh()
    {
        if (_conversation?.LiveRun is { } run && run != _announced)
        {
            _announced = run;
            _status = $"{run.Model.ModelId} is answering.";
        }

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

    private Task<string?> SendAsync(Guid requestId, string text)
    {
        try
        {
            if (_conversation is null)
            {
                var started = conversations.Start(text, Model, requestId);
                _hasSent = true;
                navigation.NavigateTo($"chat/{started.Id}", new NavigationOptions { ReplaceHistoryEntry = true });
            }
            else
            {
                conversations.Send(_conversation.Id, text, requestId);
                _transcript?.Sent();
                StateHasChanged();
            }

            return Task.FromResult<string?>(null);
        }
        catch (PromptRejectedException problem)
        {
            return Task.FromResult<string?>(problem.Message);
        }
        catch (Exception problem)
        {
            LogNotSent(problem);
            return Task.FromResult<string?>("This could not be sent. It is back in the message box; try again, or reload the page.");
        }
    }

    private async Task UseAsync(Suggestion suggestion)
    {
        if (suggestion.ModelId is { } id && catalog.Models.FirstOrDefault(model => model.IsSimulated && model.ModelId == id) is { } model)
        {
            _picked = model;
        }

        if (_composer is not null)
        {
            await _composer.PutAsync(suggestion.Prompt);
        }
    }

    private void Pick(ModelInfo model)
    {
        if (_conversation is null)
        {
            _picked = model;
        }
        else
        {
            conversations.SetModel(_conversation.Id, model);
        }
    }

    private void Finished(Run run)
    {
        var tokens = Figures.Tokens(run.Metrics.Snapshot().TokensOut);
        // A failure is told by its own notice, once.
        _status = run.State switch
        {
            RunState.Completed => $"Answer complete, {tokens} tokens in {Figures.RoughSeconds(run.Metrics.Snapshot().Elapsed)}.",
            RunState.Stopped => $"Answer stopped after {tokens} tokens.",
            _ => "",
        };
    }

    private void Announce(string words) => _status = words;

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
