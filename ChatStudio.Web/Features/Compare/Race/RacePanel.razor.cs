using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Compare.Race;

/// <summary>The live chart of a round: one message for each new view of it, however many columns there are.</summary>
public sealed partial class RacePanel : IAsyncDisposable
{
    private static readonly (string View, string Label)[] Views = [("rate", "Rate"), ("tokens", "Tokens"), ("gaps", "Gaps")];

    private readonly Dictionary<RunId, RaceFeed> _feeds = [];
    private readonly HashSet<ColumnId> _hidden = [];
    private ElementReference _host;
    private RaceChart? _chart;
    private RoundView? _sent;
    private double? _drawnUntil;
    private string _view = "rate";
    private bool _isTable;

    /// <summary>A new view is what makes the chart move.</summary>
    [Parameter, EditorRequired]
    public required RoundView View { get; set; }

    /// <summary>Draws what was there by then, in seconds since send; null for all of it.</summary>
    [Parameter]
    public double? Until { get; set; }

    /// <summary>Somebody picked a moment of a column: its index, and the share of its text that had arrived by then.</summary>
    [Parameter]
    public EventCallback<(int Column, double Share)> OnPick { get; set; }

    [Inject]
    private RaceChartModule Charts { get; set; } = null!;

    public ValueTask DisposeAsync() => _chart?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _chart = await Charts.CreateAsync(_host, PickAsync);
        }

        if (!ReferenceEquals(_sent, View) && !View.IsHidden)
        {
            await SendAsync();
        }

        if (_drawnUntil != Until && _chart is { } chart)
        {
            _drawnUntil = Until;
            await chart.SetUntilAsync(Until);
        }
    }

    private async Task SendAsync()
    {
        if (_chart is not { } chart)
        {
            // Still being made; the render after that sends.
            return;
        }

        _sent = View;
        var lines = new List<RaceSeriesUpdate>();
        foreach (var column in View.Columns)
        {
            if (column is { Run: { } run, Numbers: { } numbers })
            {
                if (!_feeds.TryGetValue(run.Id, out var feed))
                {
                    _feeds[run.Id] = feed = new(run);
                }

                lines.Add(feed.Next(new(column.Column.Slot, column.FullName, _hidden.Contains(column.Column.Id)), numbers));
            }
        }

        // A line that is not named is gone from the chart: should it come back, it is sent whole.
        foreach (var gone in _feeds.Keys.Where(id => lines.All(line => line.Id != id.ToString())).ToList())
        {
            _feeds.Remove(gone);
        }

        await chart.UpdateAsync(new(RaceWords.Of(View), lines));
    }

    private async Task ShowAsync(string view)
    {
        _view = view;
        if (_chart is not null)
        {
            await _chart.SetViewAsync(view);
        }
    }

    private Task ToggleAsync(RoundColumn column)
    {
        if (!_hidden.Remove(column.Column.Id))
        {
            _hidden.Add(column.Column.Id);
        }

        return SendAsync();
    }

    private Task PickAsync(string id, double seconds) => InvokeAsync(() =>
    {
        if (View.Columns.FirstOrDefault(column => column.Run?.Id.ToString() == id) is not { Run: { } run } picked)
        {
            return Task.CompletedTask;
        }

        var chunks = run.Metrics.ReadTimings(0);
        var all = Math.Max(1, chunks.Sum(chunk => (long)chunk.Characters));
        var until = chunks.TakeWhile(chunk => chunk.Microseconds <= seconds * 1e6).Sum(chunk => (long)chunk.Characters);
        return OnPick.InvokeAsync((picked.Index, until / (double)all));
    });
}
