using ChatStudio.Core.Providers.Streaming;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>What one event of a stream says, or a whole <c>message</c>.</summary>
internal sealed class AnthropicFrame : AnswerFrame
{
    public AnthropicEvent Event { get; set; }

    /// <summary>The message's id, kept from frame to frame.</summary>
    public string? Id { get; set; }

    /// <summary>The model's name, kept from frame to frame.</summary>
    public string? Model { get; set; }

    /// <summary>The block an event belongs to.</summary>
    public int Index { get; set; }

    /// <summary>The block or delta of this event; empty where there is none.</summary>
    public AnthropicPiece Piece { get; } = new();

    /// <summary>The blocks of a whole message.</summary>
    public List<AnthropicPiece> Blocks { get; } = [];

    public AnthropicUsage Usage;

    public override void Clear()
    {
        base.Clear();
        Event = AnthropicEvent.Other;
        Index = 0;
        Piece.Clear();
        Blocks.Clear();
        Usage = default;
    }
}
