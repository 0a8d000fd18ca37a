using Microsoft.JSInterop;

namespace ChatStudio.Web.Interop;

/// <summary>One race chart in the browser; see <see cref="RaceChartModule"/>.</summary>
public sealed class RaceChart(Func<string, double, Task> picked) : IAsyncDisposable
{
    private DotNetObjectReference<RaceChart>? _self;
    private JsObject? _chart;

    /// <summary>Ends when the browser has taken the message in.</summary>
    public ValueTask UpdateAsync(RaceUpdate update) => _chart?.InvokeVoidAsync("update", update) ?? ValueTask.CompletedTask;

    /// <param name="view"><c>rate</c>, <c>tokens</c> or <c>gaps</c>.</param>
    public ValueTask SetViewAsync(string view) => _chart?.InvokeVoidAsync("setView", view) ?? ValueTask.CompletedTask;

    /// <summary>Draws the lines as they were by then; null for all that is there.</summary>
    /// <param name="seconds">Since send.</param>
    public ValueTask SetUntilAsync(double? seconds) => _chart?.InvokeVoidAsync("setUntil", seconds) ?? ValueTask.CompletedTask;

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public Task Picked(string id, double seconds) => picked(id, seconds);

    public async ValueTask DisposeAsync()
    {
        if (_chart is not null)
        {
            await _chart.DisposeAsync();
        }

        _self?.Dispose();
    }

    internal async ValueTask StartAsync(Func<DotNetObjectReference<RaceChart>, ValueTask<JsObject>> create)
    {
        _self = DotNetObjectReference.Create(this);
        _chart = await create(_self);
    }
}
