using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
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
    private bool _isMissing;
    private bool _isOpened;
    private (string? Id, string? Models) _opened;
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

    // Two columns are two answers; from three on each gets ten frames a second.
    private TimeSpan? FrameInterval => _view is { Columns.Count: >= 3 } ? FramePacer.SideBySide : null;

    protected override void OnInitialized() => _announcer = new(words => _status?.Say(words));

    protected override void OnParametersSet()
    {
        var found = ComparisonId.TryParse(Id, out var id) ? comparisons.Find(id) : null;
        if (_isOpened && found == _comparison && (Id, Models) == _opened)
        {
            // The frame has rendered; what was set up here stays.
            return;
        }

        _opened = (Id, Models);
        _isMissing = Id is not null && found is null;
        _comparison = found;
        (_shownRound, _maximised, _replay, _isAttached) = (null, null, null, false);
        _isDiffOpen = _isRepeatOpen = _isMergeOpen = false;
        Unlisten();
        _announcer.Open(found);
        _notice = null;
        if (found is not null)
        {
            Listen(refresh => found.Changed += refresh, refresh => found.Changed -= refresh, Refresh);
        }
        else if (!_isOpened || _draft.Columns.Count == 0 || Models is not null)
        {
            var missing = _draft.Take(Models ?? "", catalog);
            _notice = missing.Count == 0 ? null : $"Not known here: {string.Join(", ", missing)}. Other models stand in their places.";
        }

        _isOpened = true;
        Read();
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

        if (comparisons.Find(comparison.Id) is null)
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

    private Task<string?> SendAsync(Guid requestId, string text)
    {
        try
        {
            if (_comparison is null)
            {
                navigation.NavigateTo($"compare/{comparisons.Start(_draft.Columns, text, _draft.Settings, requestId).Id}");
            }
            else
            {
                comparisons.Send(_comparison.Id, text, requestId);
                (_shownRound, _replay) = (null, null);
                Refresh();
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
            return Task.FromResult<string?>("This could not be sent. It is back in the box; try again, or reload the page.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A prompt of a comparison was not sent.")]
    private partial void LogNotSent(Exception problem);
}
