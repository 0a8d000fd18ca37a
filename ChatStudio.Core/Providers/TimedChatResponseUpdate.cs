using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>
/// An update that remembers when its frame arrived on the wire. Timing belongs to the wire: everything behind it (channels,
/// middleware, rendering) would add its own delay to the gaps we show. One without contents is a sign of life: the frame
/// carried nothing to show.
/// </summary>
public sealed class TimedChatResponseUpdate : ChatResponseUpdate
{
    /// <summary><see cref="TimeProvider.GetTimestamp"/> at the arrival of the frame.</summary>
    public long ArrivedAt { get; init; }

    /// <summary>
    /// Characters of tool-call arguments in this frame. They count as content for timing, while the call itself follows whole,
    /// when its arguments are complete.
    /// </summary>
    public int ToolCallCharacters { get; init; }
}
