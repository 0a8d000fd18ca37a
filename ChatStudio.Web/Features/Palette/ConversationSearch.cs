using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Web.Features.Palette;

/// <summary>Finds conversations by their titles, the best first, then by what stands in their messages, the latest first.</summary>
public sealed class ConversationSearch(ConversationService conversations) : IConversationSearch
{
    // One letter begins a word of nearly every message.
    private const int ShortestWord = 2;

    public async ValueTask<IReadOnlyList<FoundConversation>> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var found = conversations.Summaries
            .Select(conversation => (conversation, Match: WordMatch.Find(conversation.Title, text)))
            .Where(pair => pair.Match is not null)
            .OrderByDescending(pair => pair.Match!.Score)
            .Take(most)
            .Select(pair => Hit(pair.conversation))
            .ToList();
        if (text.Length < ShortestWord || found.Count >= most)
        {
            return found;
        }

        var known = found.Select(hit => hit.Id).ToHashSet();
        found.AddRange((await InMessagesAsync(text, cancellationToken))
            .Where(hit => hit.Message is not null && known.Add(hit.Conversation.Id))
            .Take(most - found.Count)
            .Select(hit => Hit(hit.Conversation) with { Message = hit.Message, Snippet = hit.Excerpt.ToString() }));
        return found;
    }

    private async Task<IReadOnlyList<ConversationHit>> InMessagesAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            return await conversations.SearchAsync(new ConversationQuery(text), cancellationToken);
        }
        catch (StorageException)
        {
            // The page says beside its answers that the store is not reached; titles are in memory and found all the same.
            return [];
        }
    }

    private static FoundConversation Hit(ConversationSummary conversation)
        => new(conversation.Id, conversation.Title, conversation.UpdatedAt, [.. conversation.Models.Select(model => model.Slot)]);
}
