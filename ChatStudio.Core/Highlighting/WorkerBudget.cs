namespace ChatStudio.Core.Highlighting;

/// <summary>Holds one worker to its share of a core: time that is spent comes back at that rate.</summary>
internal sealed class WorkerBudget
{
    private readonly double share;
    private readonly TimeSpan burst;
    private readonly TimeProvider time;
    private TimeSpan left;
    private long at;

    public WorkerBudget(double share, TimeSpan burst, TimeProvider time)
    {
        (this.share, this.burst, this.time) = (share, burst, time);
        (left, at) = (burst, time.GetTimestamp());
    }

    public void Spend(TimeSpan spent)
    {
        Refill();
        left -= spent;
    }

    /// <summary>Ends when there is time to spend.</summary>
    public Task WaitAsync(CancellationToken cancellation)
    {
        Refill();
        return left > TimeSpan.Zero ? Task.CompletedTask : Task.Delay((-left / share) + TimeSpan.FromMilliseconds(1), time, cancellation);
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        var refilled = left + (time.GetElapsedTime(at, now) * share);
        (left, at) = (refilled < burst ? refilled : burst, now);
    }
}
