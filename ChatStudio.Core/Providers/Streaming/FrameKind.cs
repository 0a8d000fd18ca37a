namespace ChatStudio.Core.Providers.Streaming;

/// <summary>What a piece of the stream turned out to be.</summary>
internal enum FrameKind
{
    /// <summary>An event without data: <c>event: ping</c>, <c>data:</c>, a blank line.</summary>
    Empty,

    /// <summary>A payload that was read into the frame.</summary>
    Frame,

    /// <summary>Not JSON: the server is broken, or this is where it was cut.</summary>
    Malformed,

    /// <summary>There is nothing more.</summary>
    End,
}
