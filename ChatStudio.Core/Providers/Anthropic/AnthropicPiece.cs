using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>A content block, or a delta to one. Reused from frame to frame.</summary>
internal sealed class AnthropicPiece
{
    public AnthropicPieceKind Kind { get; set; }

    /// <summary>Answer text, thinking text or a compaction's summary, by <see cref="Kind"/>.</summary>
    public string? Text { get; set; }

    public string? Signature { get; set; }

    /// <summary>The encrypted thinking of <c>redacted_thinking</c>.</summary>
    public string? Data { get; set; }

    /// <summary>A tool call's id.</summary>
    public string? Id { get; set; }

    /// <summary>A tool's name.</summary>
    public string? Name { get; set; }

    /// <summary>Arguments: a slice of their JSON, or the whole object where a block starts with it.</summary>
    public string? Json { get; set; }

    /// <summary>Null in all but a few frames.</summary>
    public List<AIAnnotation>? Citations;

    /// <summary>The whole block as it came, for kinds that are only kept to be sent back.</summary>
    public string? Raw { get; set; }

    public string? StopReason { get; set; }

    public string? StopSequence { get; set; }

    /// <summary>JSON of <c>stop_details</c>: why an answer was refused.</summary>
    public string? StopDetails { get; set; }

    public void Clear()
    {
        Kind = AnthropicPieceKind.Other;
        Text = Signature = Data = Id = Name = Json = Raw = StopReason = StopSequence = StopDetails = null;
        Citations = null;
    }
}
