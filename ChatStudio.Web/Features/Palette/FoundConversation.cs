using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Palette;

/// <summary>A conversation that matches a search.</summary>
/// <param name="At">When it was last written to.</param>
/// <param name="Slots">The marks of the models that answered, the latest first.</param>
public sealed record FoundConversation(ConversationId Id, string Title, DateTimeOffset At, IReadOnlyList<int> Slots)
{
    /// <summary>Where a message matches: the words around the match. Null when the title matches.</summary>
    public string? Snippet { get; init; }

    /// <summary>The message that matches; the conversation opens there.</summary>
    public MessageId? Message { get; init; }
}
