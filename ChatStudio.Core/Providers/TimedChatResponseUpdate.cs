using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>
/// An update that remembers when its frame arrived on the wire. Timing belongs to the wire: everything behind it (channels,
/// middleware, rendering) would add its own delay to the gaps we show.
/// </summary>
public sealed class TimedChatResponseUpdate : ChatResponseUpdate
{
    /// <summary><see cref="TimeProvider.GetTimestamp"/> at the arrival of the frame.</summary>
    public long ArrivedAt { get; init; }
}
