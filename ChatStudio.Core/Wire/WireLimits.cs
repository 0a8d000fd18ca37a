namespace ChatStudio.Core.Wire;

/// <summary>
/// What one answer may cost us in memory. Real chunks are a few hundred bytes; whoever exceeds these is broken or hostile, and
/// gets a <see cref="WireFormatException"/> that names the limit.
/// </summary>
public static class WireLimits
{
    /// <summary>Longest line of an event stream: 1 MiB.</summary>
    public const int Line = 1 << 20;

    /// <summary>Largest event, all its <c>data</c> lines together, and largest body that is not a stream: 8 MiB.</summary>
    public const int Event = 8 << 20;

    /// <summary>Deepest nesting of a JSON payload.</summary>
    public const int JsonDepth = 64;
}
