using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>Everything about one answer. One instance per run: give it the run as its key.</summary>
public sealed partial class AnswerMetrics : IAsyncDisposable
{
    private ElementReference _rateHost;
    private ElementReference _gapsHost;
    private ChartFeeder<InstrumentUpdate>? _feeder;
    private bool _showsTable;

    [Parameter, EditorRequired]
    public required Run Run { get; set; }

    /// <summary>A new snapshot is what makes the charts move.</summary>
    [Parameter, EditorRequired]
    public required MetricsSnapshot Numbers { get; set; }

    [Inject]
    private RateChartModule Charts { get; set; } = null!;

    public ValueTask DisposeAsync() => _feeder?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var (rates, gaps) = (new RateFeed(Run), new GapFeed(Run));
            _feeder = new(
                Run,
                await Charts.CreateInstrumentAsync(_rateHost, _gapsHost),
                numbers => new(new(ChartSentences.Rate(numbers), [rates.Next(numbers)]), gaps.Next(numbers)));
        }

        if (_feeder is not null)
        {
            await _feeder.FeedAsync(Numbers);
        }
    }
}
