using ChatStudio.Core.Generation;
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

    /// <summary>Whose rate line to draw.</summary>
    [Parameter, EditorRequired]
    public required Run Run { get; set; }

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
            var feed = new RateFeed(Run, MostPoints);
            _feeder = new(Run, await Charts.CreateTraceAsync(Root), numbers => new("", [feed.Next(numbers)]));
        }

        if (_feeder?.Run == Run)
        {
            await _feeder.FeedAsync(Numbers);
        }
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await base.OnDisposeAsync();
        await ReleaseAsync();
    }

    private ValueTask ReleaseAsync() => _feeder?.DisposeAsync() ?? ValueTask.CompletedTask;
}
