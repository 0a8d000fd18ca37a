using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Answers;
using ChatStudio.Web.Features.Compare.LineUp;
using ChatStudio.Web.Features.Compare.Replays;
using ChatStudio.Web.Interop;
using ChatStudio.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Features.Compare;

/// <summary>
/// One comparison, or the start of one. A viewer: everything it shows lives on without it. While answers stream it reads the numbers of all
/// columns four times a second and renders them together; the texts render by themselves.
/// </summary>
public sealed partial class ComparePage(
    ComparisonService comparisons, ConversationService conversations, IModelCatalog catalog, DownloadModule download, NavigationManager navigation,
    IJSRuntime js, ILogger<ComparePage> logger)
{
    private static readonly TimeSpan NumbersPeriod = TimeSpan.FromMilliseconds(250);

    private readonly ColumnsModule _columns = new(js);
    private readonly LineUpDraft _draft = new();
    private CompareAnnouncer _announcer = null!;
    private StatusLine? _status;
    private Comparison? _comparison;
    private RoundView? _view;
    private ElementReference _area;
    private string? _notice;
    private int? _shownRound;
    private ColumnId? _maximised;
    private IReadOnlyList<PastTurn> _beginning = [];
    private string? _beginningTitle;
    private bool _isMissing;
    private bool _isOpening;
    private bool _isOpened;
    private (string? Id, string? Models, string? At, string? Chat) _opened;
    private bool _isAttached;
    private bool _isLocked;
    private bool _isDiffOpen;
    private bool _isRepeatOpen;
    private bool _isMergeOpen;
    private ReplayClock? _replay;
    private bool _isRendering;
    private bool _isOverdue;

    /// <summary>The comparison in the address; null on the empty page.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>A line-up in the address: models by key or id, separated by commas.</summary>
    [SupplyParameterFromQuery]
    public string? Models { get; set; }

    /// <summary>A prompt in the address. It is filled in and never sent by itself: an address must not spend money.</summary>
    [SupplyParameterFromQuery]
    public string? Prompt { get; set; }

    /// <summary>The message at whose round it opens, <c>?at=</c> and its id.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    public string? At { get; set; }

    /// <summary>A chat from whose shown path a new comparison goes on, <c>?chat=</c> and its id.</summary>
    [SupplyParameterFromQuery]
    public string? Chat { get; set; }

    // Two columns are two answers; from three on each gets ten frames a second.
    private TimeSpan? FrameInterval => _view is { Columns.Count: >= 3 } ? FramePacer.SideBySide : null;

    protected override void OnInitialized() => _announcer = new(words => _status?.Say(words));

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Id, Models, At, Chat);
        if (_isOpened && wanted == _opened)
        {
            // The frame has rendered; what was set up here stays.
            return;
        }

        (var isFirst, _isOpened, _opened) = (!_isOpened, true, wanted);
        (_isOpening, _notice) = (Id is not null && _comparison?.Id.ToString() != Id, null);
        var found = await FindAsync();
        var chat = found is null && ConversationId.TryParse(Chat, out var id) ? await conversations.OpenAsync(id) : null;
        if (wanted != _opened)
        {
            return;
        }

        if (found != _comparison || isFirst)
        {
            Show(found);
        }

        (_isOpening, _isMissing) = (false, Id is not null && found is null);
        _shownRound = Guid.TryParseExact(At, "N", out var at) ? found?.State.Rounds.FirstOrDefault(round => round.Holds(new(at)))?.Number : null;
        if (found is null && Id is null)
        {
            SetUp(chat, isFirst);
        }

        Read();
    }

    private async Task<Comparison?> FindAsync()
    {
        try
        {
            return ComparisonId.TryParse(Id, out var id) ? await comparisons.OpenAsync(id) : null;
        }
        catch (StorageException problem)
        {
            _notice = problem.Message;
            return null;
        }
    }

    private void Show(Comparison? comparison)
    {
        _comparison = comparison;
        (_maximised, _replay, _isAttached) = (null, null, false);
        _isDiffOpen = _isRepeatOpen = _isMergeOpen = false;
        Unlisten();
        _announcer.Open(comparison);
        Listen(refresh => comparisons.Changed += refresh, refresh => comparisons.Changed -= refresh, LookWhetherItIsThere);
        if (comparison is not null)
        {
            Listen(refresh => comparison.Changed += refresh, refresh => comparison.Changed -= refresh, Refresh);
        }
    }

    /// <summary>The line-up of the address, or that of the chat it goes on from; what was set up by hand stays where there is neither.</summary>
    private void SetUp(Conversation? chat, bool isFirst)
    {
        _beginning = chat is null ? [] : PastTurn.Of(chat.Path);
        _beginningTitle = chat?.Title;
        if (chat is not null)
        {
            _draft.Take(
                [new(chat.Model) { Parameters = ColumnParameters.Of(chat.Settings.Parameters), SystemPrompt = chat.Settings.SystemPrompt ?? "" }, .. Others(chat)],
                catalog);
        }
        else if (isFirst || _draft.Columns.Count == 0 || Models is not null)
        {
            var missing = _draft.Take(Models ?? "", catalog);
            _notice = missing.Count == 0 ? null : $"Not known here: {string.Join(", ", missing)}. Other models stand in their places.";
        }
    }

    // The models that answered in the chat before; a column more is added by hand.
    private static IEnumerable<ColumnSetup> Others(Conversation chat) => chat.Path
        .Select(message => message.Model).OfType<ModelInfo>().Reverse().DistinctBy(model => model.Key).Where(model => model.Key != chat.Model.Key)
        .Take(LineUpRules.Most - 1)
        .Select(model => new ColumnSetup(model) { SystemPrompt = chat.Settings.SystemPrompt ?? "" });

    // Deleted in the list or in another tab.
    private void LookWhetherItIsThere()
    {
        if (_comparison is { } shown && conversations.Find(new(shown.Id.Value)) is null)
        {
            Refresh();
        }
    }

    protected override bool ShouldRender() => _isRendering = true;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _isRendering = false;
        await base.OnAfterRenderAsync(firstRender);
        if (_view is not null && !_isAttached)
        {
            _isAttached = true;
            await _columns.AttachAsync(_area);
        }

        if (_isOverdue)
        {
            _isOverdue = false;
            OnTick();
        }
    }

    protected override void OnTick()
    {
        // One render in flight: a tick that finds one is made up for after it.
        _isOverdue = _isRendering;
        if (!_isRendering)
        {
            Refresh();
        }
    }

    protected override ValueTask OnDisposeAsync() => _columns.DisposeAsync();

    private static string TabNumber(RoundColumn column) => column switch
    {
        { IsHidden: true } or { Numbers: null } => Columns.ColumnWords.State(column),
        { Numbers: { IsFinal: true } numbers } => Figures.Seconds(numbers.Elapsed),
        { Numbers: { } numbers } => MetricsFormat.Rate(numbers.RateNow),
    };

    private void Refresh()
    {
        Read();
        StateHasChanged();
    }

    private void Read()
    {
        if (_comparison is not { } comparison)
        {
            _view = null;
            return;
        }

        if (conversations.Find(new(comparison.Id.Value)) is null)
        {
            (_comparison, _view, _isMissing) = (null, null, true);
            return;
        }

        var state = comparison.State;
        var round = state.Rounds.FirstOrDefault(known => known.Number == _shownRound) ?? state.Current;
        _view = round is null ? null : RoundView.Of(state, round);
        _announcer.Look();
        if (state.IsLive)
        {
            StartTicking(NumbersPeriod);
        }
        else
        {
            _ = StopTickingAsync().AsTask();
        }
    }

    private async Task<string?> SendAsync(Guid requestId, string text)
    {
        try
        {
            if (_comparison is null)
            {
                var started = await comparisons.StartAsync(_draft.Columns, text, _draft.Settings, requestId, _beginning);
                navigation.NavigateTo($"compare/{started.Id}");
            }
            else
            {
                await comparisons.SendAsync(_comparison.Id, text, requestId);
                (_shownRound, _replay) = (null, null);
                Refresh();
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
            return "This could not be sent. It is back in the box; try again, or reload the page.";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A prompt of a comparison was not sent.")]
    private partial void LogNotSent(Exception problem);
}
