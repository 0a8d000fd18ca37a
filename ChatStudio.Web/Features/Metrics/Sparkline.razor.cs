using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>The trace an answer leaves: its rate line, live while it streams and then final in the same place.</summary>
public sealed partial class Sparkline : RunView
{
    // Two points for each of the trace's pixels.
    private const int MostPoints = 300;

    private ChartFeeder<RateUpdate>? _feeder;
    private Run? _drawn;
    private bool _isFeeding;

    /// <summary>Whose rate line to draw.</summary>
    [Parameter, EditorRequired]
    public required Run Run { get; set; }

    /// <summary>Hue and shape where they are not the model's own.</summary>
    [Parameter]
    public int? Slot { get; set; }

    protected override Run? Watched => Run;

    [Inject]
    private RateChartModule Charts { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_drawn != Run)
        {
            // Before the first await: other renders are acknowledged while the browser makes the chart.
            _drawn = Run;
            await ReleaseAsync();
            var feed = new RateFeed(Run, MostPoints, Slot);
            _feeder = new(Run, await Charts.CreateTraceAsync(Root), numbers => new("", [feed.Next(numbers)]));
        }

        await FeedAsync();
    }

    // Blazor has nothing to draw here until the end: the trace is the browser's, so no batch is sent for it.
    protected override void Refresh()
    {
        Read();
        if (Numbers is { IsFinal: false })
        {
            _ = FeedInBackgroundAsync();
        }
        else
        {
            StateHasChanged();
        }
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await base.OnDisposeAsync();
        await ReleaseAsync();
    }

    private async Task FeedInBackgroundAsync()
    {
        try
        {
            await FeedAsync();
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    // One message in flight; what has come meanwhile goes with the next.
    private async Task FeedAsync()
    {
        if (_isFeeding)
        {
            return;
        }

        _isFeeding = true;
        try
        {
            MetricsSnapshot? fed = null;
            while (_feeder is { } feeder && feeder.Run == Run && !ReferenceEquals(Numbers, fed))
            {
                fed = Numbers;
                await feeder.FeedAsync(fed);
            }
        }
        finally
        {
            _isFeeding = false;
        }
    }

    private ValueTask ReleaseAsync() => _feeder?.DisposeAsync() ?? ValueTask.CompletedTask;
}
