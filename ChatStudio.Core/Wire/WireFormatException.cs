namespace ChatStudio.Core.Wire;

/// <summary>The bytes are not what the framing promises, or more than we accept. The message names what; it holds no content.</summary>
public sealed class WireFormatException(string message, string? frame = null) : Exception(message)
{
    /// <summary>Longest piece of a frame that is kept for the report, in characters.</summary>
    public const int MaxQuote = 300;

    /// <summary>The beginning of the offending frame, at most <see cref="MaxQuote"/> characters. Hostile text.</summary>
    public string? Frame { get; } = frame is { Length: > MaxQuote } ? frame[..MaxQuote] + "…" : frame;
}
