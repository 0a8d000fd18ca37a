using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Palette;

/// <summary>Finds conversations by their titles.</summary>
public sealed class TitleSearch(ConversationService conversations) : IConversationSearch
{
    public ValueTask<IReadOnlyList<ConversationHit>> FindAsync(string text, int most, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<ConversationHit>>([.. conversations.Summaries
            .Select(conversation => (conversation, Match: WordMatch.Find(conversation.Title, text)))
            .Where(found => found.Match is not null)
            .OrderByDescending(found => found.Match!.Score)
            .Take(most)
            .Select(found => new ConversationHit(found.conversation.Id, found.conversation.Title, found.conversation.UpdatedAt, [.. found.conversation.Models.Select(model => model.Slot)]))]);
}
