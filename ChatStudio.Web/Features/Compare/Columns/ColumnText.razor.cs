using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Answers;
using ChatStudio.Web.Answers.Blocks;
using ChatStudio.Web.Answers.Notices;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Compare.Columns;

/// <summary>Follows one run and draws it. The page around it renders four times a second for its numbers; this renders for its text alone.</summary>
public sealed partial class ColumnText(IModelCatalog catalog)
{
    private static readonly TimeSpan WaitPeriod = TimeSpan.FromMilliseconds(500);

    private readonly AnswerReader _reader = new();
    private MarkdownView? _text;
    private double _elapsed;
    private bool _isHidden;
    private bool _canRetry;
    private bool _saysNothingNew;

    [Parameter, EditorRequired]
    public required Run Run { get; set; }

    /// <summary>Nothing may tell which model this is.</summary>
    [Parameter]
    public bool IsHidden { get; set; }

    /// <summary>The round is the last one, so its columns can be asked again.</summary>
    [Parameter]
    public bool CanRetry { get; set; }

    /// <summary>The least time between two frames; null for that of a single answer.</summary>
    [Parameter]
    public TimeSpan? FrameInterval { get; set; }

    /// <summary>The notice's way on was chosen.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    private bool IsLive => !_reader.State.IsFinal();

    private bool IsWaiting => IsLive && !_reader.HasContent;

    private RunFailure Failure => _reader.Outcome?.Failure ?? new(ProviderErrorKind.Unknown, null, null);

    // In a column there is one way on, and that is to ask it again; another model is picked in its menu.
    private Notice Words
    {
        get
        {
            var numbers = Run.Metrics.Snapshot();
            var provider = catalog.Providers.FirstOrDefault(provider => provider.ProviderId == Run.Model.ProviderId);
            return NoticeWords.For(Failure, Run.Model, provider, _reader.HasContent ? numbers.TokensOut : 0, numbers.IsEstimate) with { Actions = CanRetry ? [NoticeAction.TryAgain] : [] };
        }
    }

    private Notice? FinishNote => _reader.Outcome is { State: RunState.Completed } outcome ? FinishWords.For(outcome, Run.Metrics.Snapshot().TokensOut) : null;

    protected override void OnInitialized()
    {
        // All that there is, at once: a page that re-attaches shows the text so far and then follows on.
        _reader.ReadAll(Run.Log);
        if (IsLive)
        {
            Follow(Run, _reader.Position, Apply, FrameInterval);
        }

        if (IsWaiting)
        {
            StartTicking(WaitPeriod);
        }
    }

    protected override void OnParametersSet()
    {
        _saysNothingNew = _isHidden == IsHidden && _canRetry == CanRetry;
        (_isHidden, _canRetry) = (IsHidden, CanRetry);
    }

    // The render that follows new parameters: the page renders for its numbers, this one for its frames and ticks.
    protected override bool ShouldRender()
    {
        var skips = _saysNothingNew;
        _saysNothingNew = false;
        return !skips;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (!IsWaiting)
        {
            await StopTickingAsync();
        }
    }

    protected override void OnTick()
    {
        _elapsed = Run.Metrics.Snapshot().Elapsed;
        base.OnTick();
    }

    // More text reaches the blocks that changed; everything else renders the column.
    private void Apply(ArraySegment<RunEntry> entries)
    {
        var isMoreText = _text is not null && entries.All(entry => entry.Event is RunEvent.TextDelta);
        _reader.Apply(entries);
        if (isMoreText)
        {
            _text!.Advance();
        }
        else
        {
            StateHasChanged();
        }
    }
}
