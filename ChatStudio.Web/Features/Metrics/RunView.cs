using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Web.Interop;
using ChatStudio.Web.Live;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>
/// A component that shows the numbers of one run: read at most four times a second while the run is live, somebody can see the
/// component and the browser has acknowledged the last render; once more, from the full data, when the run has ended; never
/// after that.
/// </summary>
public abstract class RunView : LiveComponent
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private VisibilityWatch? _watch;
    private bool _isWatched;
    private bool _isVisible = true;
    private bool _isRendering;
    private bool _isOverdue;

    /// <summary>Null before the first prompt.</summary>
    protected abstract Run? Watched { get; }

    /// <summary>What is on the screen; null without a run.</summary>
    protected MetricsSnapshot? Numbers { get; private set; }

    /// <summary>The element whose visibility counts.</summary>
    protected ElementReference Root { get; set; }

    [Inject]
    private VisibilityModule Visibility { get; set; } = null!;

    private Run? Shown { get; set; }

    protected override void OnParametersSet()
    {
        if (Shown == Watched)
        {
            return;
        }

        Shown = Watched;
        Read();
        if (Shown is not null && Numbers is { IsFinal: false })
        {
            StartTicking(Period);
        }
    }

    protected override bool ShouldRender() => _isRendering = true;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _isRendering = false;
        await base.OnAfterRenderAsync(firstRender);
        if (_isOverdue)
        {
            _isOverdue = false;
            OnTick();
        }

        if (Numbers is { IsFinal: false })
        {
            // Another render may be acknowledged before the browser has answered the first: one watch all the same.
            if (!_isWatched)
            {
                _isWatched = true;
                _watch = await Visibility.WatchAsync(Root, isVisible => InvokeAsync(() => SetVisible(isVisible)));
            }
        }
        else
        {
            await StopTickingAsync();
        }
    }

    protected override void OnTick()
    {
        // A tick that finds a render in flight is made up for after it. Skipped, it would be skipped every time where a parent
        // renders in step with this component.
        _isOverdue = _isRendering;
        // A run that ended is read even unseen: it is the last time.
        if (Shown is { } run && !_isRendering && (_isVisible || run.State.IsFinal()))
        {
            Refresh();
        }
    }

    protected override async ValueTask OnDisposeAsync()
    {
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }
    }

    /// <summary>Takes in new numbers, before they are rendered.</summary>
    protected virtual void Read() => Numbers = Shown?.Metrics.Snapshot();

    /// <summary>Shows the numbers of this moment.</summary>
    protected virtual void Refresh()
    {
        Read();
        StateHasChanged();
    }

    private void SetVisible(bool isVisible)
    {
        var appeared = isVisible && !_isVisible;
        _isVisible = isVisible;
        if (appeared && Numbers is { IsFinal: false })
        {
            Refresh();
        }
    }
}
