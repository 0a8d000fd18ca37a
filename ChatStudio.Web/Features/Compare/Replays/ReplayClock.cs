namespace ChatStudio.Web.Features.Compare.Replays;

/// <summary>The clock of a replay, in seconds since send: runs at a chosen speed, stands still, or is set by hand. Used on the renderer only.</summary>
/// <param name="length">Where it stops by itself.</param>
public sealed class ReplayClock(double length, TimeProvider time)
{
    public static readonly IReadOnlyList<int> Speeds = [1, 2, 4];

    private long _lookedAt = time.GetTimestamp();

    public double Length => length;

    public double Position { get; private set; }

    public int Speed { get; set; } = 1;

    public bool IsPlaying { get; private set; }

    /// <summary>Starts or halts it; at the end it starts over.</summary>
    public void Toggle()
    {
        Position = !IsPlaying && Position >= length ? 0 : Position;
        IsPlaying = !IsPlaying;
        _lookedAt = time.GetTimestamp();
    }

    /// <summary>Sets it, as by dragging.</summary>
    public void MoveTo(double seconds) => Position = Math.Clamp(seconds, 0, length);

    /// <summary>Takes in the time that has passed since the last look.</summary>
    public void Look()
    {
        var now = time.GetTimestamp();
        if (IsPlaying)
        {
            Position = Math.Min(length, Position + time.GetElapsedTime(_lookedAt, now).TotalSeconds * Speed);
            IsPlaying = Position < length;
        }

        _lookedAt = now;
    }
}
