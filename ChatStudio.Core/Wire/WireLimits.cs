namespace ChatStudio.Core.Wire;

/// <summary>
/// What one answer may cost us in memory and time. Real chunks are a few hundred bytes; whoever exceeds these is broken or
/// hostile, and gets a <see cref="WireFormatException"/> that names the cap.
/// </summary>
public static class WireLimits
{
    /// <summary>Longest line of an event stream, and most white space before its first byte: 1 MiB.</summary>
    public const int Line = 1 << 20;

    /// <summary>Largest event, all its <c>data</c> lines together, and largest body that is not a stream: 8 MiB.</summary>
    public const int Event = 8 << 20;

    /// <summary>Deepest nesting of a JSON payload.</summary>
    public const int JsonDepth = 64;

    /// <summary>
    /// Lines a second that a stream may bring for long, blank ones and comments included: 60,000, which is 20,000 events of at
    /// most three lines. The fastest providers send some 3,000 events a second; a server that sends more than this for long says
    /// nothing that anybody reads, and keeps a core busy for as long as a run may last.
    /// </summary>
    public const int LinesPerSecond = 60_000;

    /// <summary>
    /// Lines that may arrive beyond <see cref="LinesPerSecond"/> before it counts: 600,000. A cache, a proxy that lets go or a
    /// script on this machine delivers a whole answer at once; the longest ones have 128,000 tokens, which is 384,000 lines of
    /// an event each.
    /// </summary>
    public const int LinesAtOnce = 600_000;
}
