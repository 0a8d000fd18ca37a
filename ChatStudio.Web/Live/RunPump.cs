using ChatStudio.Core.Generation;

namespace ChatStudio.Web.Live;

/// <summary>
/// One viewer of one run: reads the run's log from its own sequence number and hands frames of entries to a component. There is
/// one render in flight: the next frame waits for the browser's acknowledgement of the last one
/// (<see cref="Acknowledge"/>, called from <c>OnAfterRenderAsync</c>) and for the interval of <see cref="FramePacer"/>.
/// It holds no queue: entries that arrive meanwhile stay in the log and come with the next frame.
/// </summary>
public sealed class RunPump : IAsyncDisposable
{
    /// <summary>Entries in one frame at the most: ten times what 1,000 tok/s bring in the longest interval.</summary>
    private const int FrameCapacity = 1024;

    private readonly RunLog _log;
    private readonly FrameDraw _draw;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _leaving = new();
    private readonly FramePacer _pacer;
    private readonly TimeSpan? _step;
    private readonly RunEntry[] _frame = new RunEntry[FrameCapacity];
    private TaskCompletionSource<long>? _inFlight;
    private long _drawnAt;
    private Task _loop = Task.CompletedTask;

    private RunPump(RunLog log, FrameDraw draw, TimeProvider time, TimeSpan? interval)
    {
        _pacer = new(interval);
        _step = interval;
        _log = log;
        _draw = draw;
        _time = time;
    }

    /// <summary>Sequence number of the next entry to draw.</summary>
    public long Position { get; private set; }

    /// <summary>The interval at the moment.</summary>
    public TimeSpan Interval => _pacer.Interval;

    /// <summary>Ends with the loop; read by tests.</summary>
    internal Task Ended => _loop;

    /// <summary>Starts drawing from <paramref name="position"/> on.</summary>
    /// <param name="draw">Called for each frame; moves to the renderer by itself and renders there, once.</param>
    /// <param name="fail">Told what <paramref name="draw"/> threw: <c>DispatchExceptionAsync</c> of the component.</param>
    /// <param name="interval">The least time between two frames; null for that of a single answer.</param>
    public static RunPump Start(RunLog log, long position, FrameDraw draw, Func<Exception, Task> fail, TimeProvider time, TimeSpan? interval = null)
    {
        var pump = new RunPump(log, draw, time, interval) { Position = position };
        // On the thread pool: in the renderer's synchronisation context the loop would compete with what it feeds.
        pump._loop = Task.Run(() => pump.RunAsync(fail));
        return pump;
    }

    /// <summary>
    /// The browser has shown a frame. Without one in flight it does nothing. A render that the page made for another reason
    /// counts too; at worst one frame is early by one.
    /// </summary>
    public void Acknowledge() => Volatile.Read(ref _inFlight)?.TrySetResult(_time.GetTimestamp());

    /// <summary>Ends the loop and waits until it has ended; no frame is drawn afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _loop;
        _leaving.Dispose();
    }

    private async Task RunAsync(Func<Exception, Task> fail)
    {
        try
        {
            while (await _log.WaitAsync(Position, _leaving.Token))
            {
                await ReadyAsync();
                await DrawAsync(_log.Read(Position, _frame));
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The viewer left.
        }
        catch (Exception problem)
        {
            await fail(problem);
        }
    }

    private async Task ReadyAsync()
    {
        if (_inFlight is null)
        {
            return;
        }

        var acknowledgedAt = await _inFlight.Task.WaitAsync(_leaving.Token);
        _pacer.Acknowledged(_time.GetElapsedTime(_drawnAt, acknowledgedAt));
        var rest = RestUntilNext();
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, _time, _leaving.Token);
        }
    }

    // Answers side by side are all drawn at the same moments of the clock: the browser lays out and paints once for all of them.
    private TimeSpan RestUntilNext()
    {
        var rest = _pacer.Interval - _time.GetElapsedTime(_drawnAt);
        if (_step is not { } step)
        {
            return rest;
        }

        var past = new TimeSpan((_time.GetElapsedTime(0) + rest).Ticks % step.Ticks);
        return rest + (past < step / 2 ? TimeSpan.Zero : step) - past;
    }

    private async Task DrawAsync(int count)
    {
        _leaving.Token.ThrowIfCancellationRequested();
        Volatile.Write(ref _inFlight, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _drawnAt = _time.GetTimestamp();
        Position += count;
        await _draw(new ArraySegment<RunEntry>(_frame, 0, count));
    }
}
