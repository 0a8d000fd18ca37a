using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;

namespace ChatStudio.Web.Features.Conversations.Library;

/// <summary>One row of the page of conversations.</summary>
/// <param name="Hit">What was found in it; null where no words are looked for.</param>
public sealed record ConversationResult(ConversationSummary Conversation, ConversationHit? Hit = null)
{
    /// <summary>Where it opens: at the message that was found.</summary>
    public string Href => $"chat/{Conversation.Id}{(Hit?.Message is { } message ? $"?at={message}" : null)}";
}
