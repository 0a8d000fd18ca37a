namespace ChatStudio.Web.Live;

/// <summary>
/// How long to leave between two frames. One reader on a fast machine gets a frame every 33 ms; when the browser's
/// acknowledgements come late (a slow phone, a full core) the interval widens, since past saturation a fixed one only queues.
/// </summary>
/// <param name="least">The interval of a fast machine; it widens to three times that. Null for <see cref="Shortest"/>.</param>
public sealed class FramePacer(TimeSpan? least = null)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(33);
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    /// <summary>For each of three or more answers side by side: ten frames a second, so that six of them ask of the browser what two alone would.</summary>
    public static readonly TimeSpan SideBySide = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _least = least ?? Shortest;
    private readonly TimeSpan _most = least is { } chosen ? 3 * chosen : Longest;

    /// <summary>The least time from one frame to the next.</summary>
    public TimeSpan Interval { get; private set; } = least ?? Shortest;

    /// <summary>
    /// Takes in how long the browser needed for the last frame. A frame may take up to the interval itself before it counts
    /// as late. Widening is quick (half of the way up), narrowing slow (a tenth of the way down), so that it settles.
    /// </summary>
    public void Acknowledged(TimeSpan delay)
        => Interval = delay > Interval ? Interval + ((_most - Interval) / 2) : Interval - ((Interval - _least) / 10);
}
