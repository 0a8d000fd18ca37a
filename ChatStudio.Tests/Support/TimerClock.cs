using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Support;

/// <summary>A clock that says when somebody begins to wait on it: moved before that, it would be moved for nothing.</summary>
internal sealed class TimerClock : FakeTimeProvider
{
    private readonly TaskCompletionSource waited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the first timer has been set.</summary>
    public Task Waited => waited.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waited.TrySetResult();
        return timer;
    }
}
