using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Answers;
using ChatStudio.Web.Answers.Blocks;
using ChatStudio.Web.Answers.Notices;
using ChatStudio.Web.Features.Chat.Announcing;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Chat.Answers;

public sealed partial class AnswerMessage(
    ConversationService conversations, IModelCatalog catalog, ModelHistory history, NavigationManager navigation)
{
    private static readonly TimeSpan NumbersPeriod = TimeSpan.FromMilliseconds(250);

    private readonly AnswerReader _reader = new();
    private readonly Guid _continueRequest = Guid.NewGuid();
    private MarkdownView? _text;
    private MetricsSnapshot? _numbers;
    private long _numbersAt;
    private ModelInfo? _other;
    private double? _usual;
    private (int Index, int Count) _branch = (1, 1);
    private ElementReference _picker;
    private bool _isPicking;
    private bool _isAlert;
    private string? _refusal;

    [Parameter, EditorRequired]
    public required Conversation Conversation { get; set; }

    [Parameter, EditorRequired]
    public required ConversationMessage Message { get; set; }

    /// <summary>An answer streams: asking again from here would stop it.</summary>
    [Parameter]
    public bool IsLocked { get; set; }

    /// <summary>Nothing follows it on the path: only such an answer can be continued.</summary>
    [Parameter]
    public bool IsLast { get; set; } = true;

    /// <summary>The next prompt should follow this answer, in a branch of its own.</summary>
    [Parameter]
    public EventCallback OnGoOn { get; set; }

    /// <summary>The answer is gone on with.</summary>
    [Parameter]
    public EventCallback OnContinued { get; set; }

    /// <summary>The prompt was sent again from here.</summary>
    [Parameter]
    public EventCallback OnSent { get; set; }

    /// <summary>The prompt above should be edited.</summary>
    [Parameter]
    public EventCallback OnEditPrompt { get; set; }

    [Parameter, EditorRequired]
    public required Announcer Announcer { get; set; }

    private Run Run => Message.Run ?? throw new InvalidOperationException("A prompt has no run; it is drawn by PromptMessage.");

    private bool IsLive => !_reader.State.IsFinal();

    private bool AreNumbersDue => Time.GetElapsedTime(_numbersAt) >= NumbersPeriod;

    private bool IsWaiting => IsLive && !_reader.HasContent;

    private string At => TimeZoneInfo.ConvertTime(Message.At, Time.LocalTimeZone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private RunFailure Failure => _reader.Outcome?.Failure ?? new(ProviderErrorKind.Unknown, null, null);

    private Notice Words
        => NoticeWords.For(_reader.Outcome!, Run.Model, Provider, _reader.HasContent ? _numbers?.TokensOut ?? 0 : 0, _numbers?.IsEstimate ?? true, CanContinue);

    private bool CanContinue => IsLast && !IsLocked && !IsLive && Run.CanBeContinued;

    private Notice? FinishNote => FinishWords.For(Run, _numbers?.TokensOut ?? 0) is not { } note ? null
        : CanContinue ? note
        : note.Actions is [NoticeAction.Continue] ? null
        : note with { Actions = [.. note.Actions.Where(action => action != NoticeAction.Continue)] };

    private ProviderStatus? Provider => catalog.Providers.FirstOrDefault(provider => provider.ProviderId == Run.Model.ProviderId);

    private double? ReasoningSeconds
        => _numbers?.Phases.Where(phase => phase.Kind == PhaseKind.Reasoning).Sum(phase => phase.End - phase.Start);

    protected override void OnInitialized()
    {
        // All that there is, at once: a page that re-attaches shows the text so far and then follows on.
        _reader.ReadAll(Run.Log);
        ReadNumbers();
        LookForAlert();
        if (IsLive)
        {
            _usual = history.UsualTimeToFirstToken(Run.Model.Key);
            Follow(Run, _reader.Position, Apply);
            StartTicking(NumbersPeriod);
        }
    }

    protected override void OnParametersSet() => _branch = Conversation.Branch(Message.Id);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (!IsLive)
        {
            await StopTickingAsync();
        }
    }

    // While text comes its frames take the numbers along.
    protected override void OnTick()
    {
        if (AreNumbersDue)
        {
            ReadNumbers();
            base.OnTick();
        }
    }

    private void Apply(ArraySegment<RunEntry> entries)
    {
        var (attempt, retry) = (_reader.Attempt, _reader.Retry);
        var isMoreText = _text is not null && entries.All(entry => entry.Event is RunEvent.TextDelta);
        _reader.Apply(entries);
        if (isMoreText && !AreNumbersDue)
        {
            _text!.Advance();
            return;
        }

        if (_reader.Attempt > attempt && IsLive)
        {
            Announcer.Say(retry is null ? $"Trying again, try {_reader.Attempt}." : $"Trying again, try {_reader.Attempt} of {retry.Notice.MaxAttempts}.");
        }

        if (!IsLive || _reader.Retry is not null || AreNumbersDue)
        {
            ReadNumbers();
            LookForAlert();
        }

        StateHasChanged();
    }

    private void LookForAlert() => _isAlert = _isAlert || (_reader.Outcome?.Failure is not null && Announcer.TakeAlert(Run));

    private void ReadNumbers()
    {
        _numbers = Run.Metrics.Snapshot();
        _numbersAt = Time.GetTimestamp();
        if (_reader.Retry is not null || _reader.Outcome?.Failure is not null)
        {
            _other = OtherModel.Than(Run.Model, _reader.Outcome?.Failure?.Kind, catalog);
        }
    }

    private async Task ActAsync(NoticeAction action)
    {
        switch (action)
        {
            case NoticeAction.Continue:
                await ContinueAsync();
                break;
            case NoticeAction.TryAgain:
                await RegenerateAsync(null);
                break;
            case NoticeAction.UseOther:
                await RegenerateAsync(_other);
                break;
            case NoticeAction.EditPrompt:
                await OnEditPrompt.InvokeAsync();
                break;
            case NoticeAction.NewChat:
                navigation.NavigateTo("");
                break;
        }
    }

    private Task RegenerateAsync(ModelInfo? model)
    {
        _isPicking = false;
        return TryAsync(() => conversations.RegenerateAsync(Conversation.Id, Message.Id, model), OnSent);
    }

    // One id for this answer's button, however often it is pressed.
    private Task ContinueAsync() => TryAsync(() => conversations.ContinueAsync(Conversation.Id, Message.Id, _continueRequest), OnContinued);

    private async Task TryAsync(Func<Task> command, EventCallback then)
    {
        _refusal = null;
        try
        {
            await command();
            await then.InvokeAsync();
        }
        catch (PromptRejectedException problem)
        {
            _refusal = problem.Message;
        }
    }

    // Focus goes back to where the list was opened.
    private async Task ClosePickerAsync()
    {
        _isPicking = false;
        await _picker.TakeFocusAsync();
    }

    private void RetryNow() => Run.RetryNow();

    private void Cancel() => Run.Stop();

    private async Task UseOtherNow()
    {
        Run.Stop();
        await Run.Completion;
        await RegenerateAsync(_other);
    }

    private Task StepAsync(int step) => conversations.SwitchBranchAsync(Conversation.Id, Message.Id, step);
}
