using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <summary>
/// Watches the time limits of one run with one timer. A chunk only notes its time; the timer, when due, looks whether the
/// silence was long enough and otherwise sets itself again, so that 400 chunks a second do not set 400 timers.
/// </summary>
internal sealed class RunWatch : IDisposable
{
    // Timers take at most 49 days; a limit beyond that is looked at once a day.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly RunLimits _limits;
    private readonly TimeProvider _time;
    private readonly Action<TimeLimit> _passed;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly long _startedAt;
    private TimeLimit? _phase = TimeLimit.FirstToken;
    private long _phaseSince;
    private long _lastUpdate;
    private bool _disposed;

    /// <param name="passed">Called once, on a timer thread, outside any lock of this class.</param>
    public RunWatch(RunLimits limits, TimeProvider time, long startedAt, Action<TimeLimit> passed)
    {
        _limits = limits;
        _time = time;
        _passed = passed;
        _startedAt = _phaseSince = _lastUpdate = startedAt;
        _timer = time.CreateTimer(static watch => ((RunWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Look();
    }

    /// <summary>An attempt was sent.</summary>
    public void Sent(long timestamp) => Enter(TimeLimit.Headers, timestamp);

    public void HeadersArrived(long timestamp) => Enter(TimeLimit.FirstToken, timestamp);

    public void ContentBegan(long timestamp) => Enter(TimeLimit.Idle, timestamp);

    /// <summary>A wait before a retry, or for a turn, counts against <see cref="RunLimits.Total"/> only.</summary>
    public void Waits() => Enter(null, 0);

    /// <summary>An update arrived. Costs one store.</summary>
    public void Updated(long timestamp) => Volatile.Write(ref _lastUpdate, timestamp);

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }

    private void Enter(TimeLimit? phase, long timestamp)
    {
        lock (_gate)
        {
            _phase = phase;
            _phaseSince = timestamp;
            Updated(timestamp);
        }

        Look();
    }

    private void Look()
    {
        TimeLimit? passed = null;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            var now = _time.GetTimestamp();
            var phaseLeft = _phase switch
            {
                TimeLimit.Headers => Left(_limits.Headers, _phaseSince, now),
                TimeLimit.FirstToken => Left(_limits.FirstToken, _phaseSince, now),
                TimeLimit.Idle => Left(_limits.Idle, Volatile.Read(ref _lastUpdate), now),
                _ => TimeSpan.MaxValue,
            };
            var totalLeft = Left(_limits.Total, _startedAt, now);
            if (phaseLeft <= TimeSpan.Zero || totalLeft <= TimeSpan.Zero)
            {
                passed = phaseLeft <= TimeSpan.Zero ? _phase : TimeLimit.Total;
                _disposed = true;
            }
            else
            {
                // Timers count whole milliseconds: rounding up saves a second look a fraction later.
                var due = TimeSpan.FromMilliseconds(Math.Ceiling(TimeSpan.FromTicks(
                    Math.Min(LongestTimer.Ticks, Math.Min(phaseLeft.Ticks, totalLeft.Ticks))).TotalMilliseconds));
                _timer.Change(due, Timeout.InfiniteTimeSpan);
            }
        }

        if (passed is { } limit)
        {
            _passed(limit);
        }
    }

    private TimeSpan Left(TimeSpan limit, long since, long now)
        => limit == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : limit - _time.GetElapsedTime(since, now);
}
