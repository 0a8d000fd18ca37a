using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Web.Interop;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>Keeps one chart in the browser up to date with one run: a message for each new snapshot, none for the same one again.</summary>
internal sealed class ChartFeeder<TUpdate>(Run run, RateChart<TUpdate> chart, Func<MetricsSnapshot, TUpdate> next) : IAsyncDisposable
{
    private MetricsSnapshot? _sent;

    public Run Run => run;

    public async ValueTask FeedAsync(MetricsSnapshot? numbers)
    {
        if (numbers is not null && !ReferenceEquals(numbers, _sent))
        {
            _sent = numbers;
            await chart.UpdateAsync(next(numbers));
        }
    }

    public ValueTask DisposeAsync() => chart.DisposeAsync();
}
