namespace ChatStudio.Web.Interop;

/// <summary>A chart in the browser. <typeparamref name="TUpdate"/> is the message that feeds it.</summary>
public sealed class RateChart<TUpdate> : IAsyncDisposable
{
    private readonly JsObject _chart;

    internal RateChart(JsObject chart) => _chart = chart;

    /// <summary>Ends when the browser has taken the message in.</summary>
    public ValueTask UpdateAsync(TUpdate update) => _chart.InvokeVoidAsync("update", update);

    public ValueTask DisposeAsync() => _chart.DisposeAsync();
}
