using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Live;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Live;

public sealed class RunPumpTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RunLog _log = new();
    private readonly Handover<string[]> _frames = new();
    private readonly Handover<Exception> _failures = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task First_frame_is_drawn_at_once_with_all_that_is_there()
    {
        Write("a", "b", "c");
        await using var pump = Start();

        Assert.Equal(["a", "b", "c"], await _frames.TakeAsync(Cancel));
        Assert.Equal(3, pump.Position);
    }

    [Fact]
    public async Task Next_frame_waits_for_the_acknowledgement_however_long_it_takes()
    {
        Write("a");
        await using var pump = Start();
        await _frames.TakeAsync(Cancel);
        Write("b");
        var next = _frames.TakeAsync(Cancel);

        _time.Advance(TimeSpan.FromSeconds(5));
        await StandsStillAsync(next);
        Write("c");
        pump.Acknowledge();
        await PassAsync(next, pump.Interval);

        // What came meanwhile came in one frame.
        Assert.Equal(["b", "c"], await next);
    }

    [Fact]
    public async Task Next_frame_waits_for_the_interval_however_fast_the_acknowledgement()
    {
        Write("a");
        await using var pump = Start();
        await _frames.TakeAsync(Cancel);
        pump.Acknowledge();
        Write("b");
        var next = _frames.TakeAsync(Cancel);

        await StandsStillAsync(next);
        _time.Advance(FramePacer.Shortest - TimeSpan.FromMilliseconds(1));
        await StandsStillAsync(next);
        await PassAsync(next, TimeSpan.FromMilliseconds(1));

        Assert.Equal(["b"], await next);
    }

    [Fact]
    public async Task Frame_after_a_silence_longer_than_the_interval_is_drawn_at_once()
    {
        Write("a");
        await using var pump = Start();
        await _frames.TakeAsync(Cancel);
        pump.Acknowledge();
        _time.Advance(TimeSpan.FromSeconds(1));

        Write("b");

        Assert.Equal(["b"], await _frames.TakeAsync(Cancel));
    }

    [Fact]
    public async Task Answers_side_by_side_are_drawn_at_the_same_moments_of_the_clock()
    {
        // One began a third into a step of the clock; its next frame falls on the step, as those of its neighbours do.
        _time.Advance(FramePacer.SideBySide / 3);
        Write("a");
        await using var pump = Start(interval: FramePacer.SideBySide);
        await _frames.TakeAsync(Cancel);
        pump.Acknowledge();
        Write("b");
        var next = _frames.TakeAsync(Cancel);

        await StandsStillAsync(next);
        await PassAsync(next, TimeSpan.FromMilliseconds(1));

        // Timers count whole milliseconds.
        var past = _time.GetElapsedTime(0) + TimeSpan.FromMilliseconds(1);
        Assert.InRange(past.Ticks % FramePacer.SideBySide.Ticks, 0, 2 * TimeSpan.TicksPerMillisecond);
    }

    [Fact]
    public async Task Late_acknowledgement_widens_the_interval()
    {
        Write("a");
        await using var pump = Start();
        await _frames.TakeAsync(Cancel);
        Assert.Equal(FramePacer.Shortest, pump.Interval);

        _time.Advance(TimeSpan.FromMilliseconds(400));
        pump.Acknowledge();
        Write("b");
        await _frames.TakeAsync(Cancel);

        Assert.InRange(pump.Interval, FramePacer.Shortest + TimeSpan.FromMilliseconds(1), FramePacer.Longest);
    }

    [Fact]
    public async Task Long_log_comes_in_order_and_without_a_gap_over_many_frames()
    {
        var texts = Enumerable.Range(0, 5_000).Select(i => $"{i} ").ToArray();
        Write(texts);
        Finish();
        await using var pump = Start(drawn: p => p.Acknowledge());

        var drawn = new List<string>();
        while (drawn.Count < texts.Length + 1)
        {
            var next = _frames.TakeAsync(Cancel);
            await PassAsync(next, TimeSpan.FromMilliseconds(33));
            var frame = await next;
            Assert.InRange(frame.Length, 1, 1024);
            drawn.AddRange(frame);
        }

        Assert.Equal([.. texts, "Completed"], drawn);
    }

    [Fact]
    public async Task Pump_that_starts_in_the_middle_draws_from_there_on()
    {
        Write("a", "b", "c");
        await using var pump = Start(position: 2);

        Assert.Equal(["c"], await _frames.TakeAsync(Cancel));
    }

    [Fact]
    public async Task Pump_ends_by_itself_at_the_end_of_the_log_without_waiting_for_an_acknowledgement()
    {
        Write("a");
        Finish();
        var pump = Start();

        Assert.Equal(["a", "Completed"], await _frames.TakeAsync(Cancel));
        await pump.Ended.WaitAsync(Cancel);
        await pump.DisposeAsync();
    }

    [Fact]
    public async Task Acknowledgement_without_a_frame_in_flight_does_nothing()
    {
        await using var pump = Start();

        pump.Acknowledge();
        Write("a");

        Assert.Equal(["a"], await _frames.TakeAsync(Cancel));
    }

    [Fact]
    public async Task Nothing_is_drawn_after_dispose()
    {
        Write("a");
        var pump = Start();
        await _frames.TakeAsync(Cancel);

        await pump.DisposeAsync();
        pump.Acknowledge();
        Write("b");
        _time.Advance(TimeSpan.FromSeconds(1));

        await StandsStillAsync(_frames.TakeAsync(Cancel));
        Assert.True(pump.Ended.IsCompletedSuccessfully);
        Assert.Equal(1, pump.Position);
    }

    [Fact]
    public async Task Dispose_waits_for_the_frame_that_is_being_drawn()
    {
        var drawing = new TaskCompletionSource();
        Write("a");
        var pump = Start(draws: drawing.Task);
        await _frames.TakeAsync(Cancel);

        var disposing = pump.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        drawing.SetResult();
        await disposing.WaitAsync(Cancel);
    }

    [Fact]
    public async Task Failure_of_a_draw_ends_in_the_renderer_and_stops_the_pump()
    {
        Write("a");
        await using var pump = Start(draws: Task.FromException(new InvalidOperationException("no such view")));

        Assert.Equal("no such view", (await _failures.TakeAsync(Cancel)).Message);
        await pump.Ended.WaitAsync(Cancel);
    }

    public void Dispose()
    {
        _frames.Dispose();
        _failures.Dispose();
    }

    // Gives other threads their turn; what waits for the fake clock does not get on by it.
    private static async Task StandsStillAsync(Task next)
    {
        for (var i = 0; i < 50; i++)
        {
            await Task.Yield();
        }

        Assert.False(next.IsCompleted);
    }

    // The pump may begin to wait only after the clock was moved, so the clock moves until it has woken.
    private async Task PassAsync(Task next, TimeSpan step)
    {
        while (!next.IsCompleted)
        {
            _time.Advance(step);
            await Task.Yield();
        }
    }

    private RunPump Start(long position = 0, Task? draws = null, Action<RunPump>? drawn = null, TimeSpan? interval = null)
    {
        var self = new TaskCompletionSource<RunPump>();
        var pump = RunPump.Start(_log, position, DrawAsync, FailAsync, _time, interval);
        self.SetResult(pump);
        return pump;

        async Task DrawAsync(ArraySegment<RunEntry> frame)
        {
            _frames.Add([.. frame.Select(entry => entry.Event is RunEvent.TextDelta text ? text.Text : ((RunEvent.Finished)entry.Event).State.ToString())]);
            await (draws ?? Task.CompletedTask);
            drawn?.Invoke(await self.Task);
        }
    }

    private Task FailAsync(Exception problem)
    {
        _failures.Add(problem);
        return Task.CompletedTask;
    }

    private void Write(params string[] texts)
    {
        foreach (var text in texts)
        {
            _log.Append(_time.GetTimestamp(), new RunEvent.TextDelta(text));
        }
    }

    private void Finish() => _log.Append(_time.GetTimestamp(), new RunEvent.Finished(RunState.Completed, "stop", null));
}
