namespace ChatStudio.Web.Live;

/// <summary>
/// How long to leave between two frames. One reader on a fast machine gets a frame every 33 ms; when the browser's
/// acknowledgements come late (a slow phone, a full core) the interval widens, since past saturation a fixed one only queues.
/// </summary>
public sealed class FramePacer
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(33);
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    /// <summary>The least time from one frame to the next.</summary>
    public TimeSpan Interval { get; private set; } = Shortest;

    /// <summary>
    /// Takes in how long the browser needed for the last frame. A frame may take up to the interval itself before it counts
    /// as late. Widening is quick (half of the way up), narrowing slow (a tenth of the way down), so that it settles.
    /// </summary>
    public void Acknowledged(TimeSpan delay)
        => Interval = delay > Interval ? Interval + ((Longest - Interval) / 2) : Interval - ((Interval - Shortest) / 10);
}
