namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>The <c>type</c> of a frame.</summary>
internal enum AnthropicEvent
{
    /// <summary><c>ping</c> and whatever is not known: a sign of life.</summary>
    Other,
    MessageStart,
    BlockStart,
    BlockDelta,
    BlockStop,
    MessageDelta,

    /// <summary>The only end marker.</summary>
    MessageStop,
    Error,

    /// <summary>A whole message, for a request that did not stream.</summary>
    Message,
}
