namespace ChatStudio.Core.Wire;

/// <summary>The bytes are not what the framing promises, or more than we accept. The message names what; it holds no content.</summary>
public sealed class WireFormatException(string message, string? frame = null) : Exception(message)
{
    /// <summary>Longest piece of a frame that is kept for the report, in characters.</summary>
    public const int MaxQuote = 300;

    /// <summary>The beginning of the offending frame, at most <see cref="MaxQuote"/> characters. Hostile text.</summary>
    public string? Frame { get; } = frame is { Length: > MaxQuote } ? frame[..MaxQuote] + "…" : frame;

    /// <summary>What the server sent beyond a cap, to follow on "sent": <c>a line longer than 1 MiB</c>. Null for any other fault.</summary>
    public string? Cap { get; private init; }

    /// <param name="cap">As in <see cref="Cap"/>.</param>
    public static WireFormatException OverCap(string cap, string? frame = null)
        => new($"The server sent {cap}. Reading stopped there; what came before is kept.", frame) { Cap = cap };
}
