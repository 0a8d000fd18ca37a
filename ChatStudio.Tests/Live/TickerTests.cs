using ChatStudio.Tests.Support;
using ChatStudio.Web.Live;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Live;

public sealed class TickerTests : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    private readonly FakeTimeProvider _time = new();
    private readonly Handover<int> _ticks = new();
    private readonly Handover<Exception> _failures = new();
    private int _count;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tick_comes_once_a_period()
    {
        await using var ticker = Start();
        var first = _ticks.TakeAsync(Cancel);
        _time.Advance(Period - TimeSpan.FromMilliseconds(1));
        Assert.False(first.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await first);
        _time.Advance(Period);
        Assert.Equal(2, await _ticks.TakeAsync(Cancel));
    }

    [Fact]
    public async Task Slow_renderer_gets_fewer_ticks_and_no_queue_of_them()
    {
        var slow = new TaskCompletionSource();
        await using var ticker = Start(slow.Task);
        _time.Advance(Period);
        Assert.Equal(1, await _ticks.TakeAsync(Cancel));

        _time.Advance(Period * 10);
        slow.SetResult();
        // Ten periods passed meanwhile: one of them is made up for, then the pace goes on.
        Assert.Equal(2, await _ticks.TakeAsync(Cancel));
        var next = _ticks.TakeAsync(Cancel);
        await Task.Yield();
        Assert.False(next.IsCompleted);
        _time.Advance(Period);
        Assert.Equal(3, await next);
    }

    [Fact]
    public async Task Dispose_ends_the_ticks_and_waits_for_the_one_that_renders()
    {
        var rendering = new TaskCompletionSource();
        var ticker = Start(rendering.Task);
        _time.Advance(Period);
        await _ticks.TakeAsync(Cancel);

        var disposing = ticker.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        rendering.SetResult();
        await disposing.WaitAsync(Cancel);

        _time.Advance(Period * 3);
        Assert.Equal(1, _count);
    }

    [Fact]
    public async Task Failure_of_a_tick_ends_in_the_renderer_and_ends_the_ticks()
    {
        await using var ticker = Start(Task.FromException(new InvalidOperationException("no numbers")));

        _time.Advance(Period);

        Assert.Equal("no numbers", (await _failures.TakeAsync(Cancel)).Message);
        _time.Advance(Period * 3);
        Assert.Equal(1, _count);
    }

    public void Dispose()
    {
        _ticks.Dispose();
        _failures.Dispose();
    }

    private Ticker Start(Task? renders = null) => new(
        Period,
        () =>
        {
            _ticks.Add(++_count);
            return renders ?? Task.CompletedTask;
        },
        problem =>
        {
            _failures.Add(problem);
            return Task.CompletedTask;
        },
        _time);
}
