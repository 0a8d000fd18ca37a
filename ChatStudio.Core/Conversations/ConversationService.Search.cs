using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Conversations;

/// <content>Finding conversations again.</content>
public sealed partial class ConversationService
{
    /// <summary>Conversations that a search finds at most. Whoever needs more needs another word.</summary>
    public const int MaxHits = 200;

    /// <summary>
    /// Those whose title or a message has all words, the last written to first. Titles are looked through in memory, messages in the store's
    /// index; for single letters, which begin a word of nearly every message, titles alone.
    /// </summary>
    /// <exception cref="StorageException">The messages could not be read.</exception>
    public async Task<IReadOnlyList<ConversationHit>> SearchAsync(ConversationQuery query, CancellationToken cancellationToken = default)
    {
        var words = SearchWords.Of(query.Text);
        var all = Summaries;
        var admitted = all.Where(query.Admits).ToList();
        if (words.Words.Count == 0)
        {
            return [.. admitted.Take(MaxHits).Select(summary => new ConversationHit(summary, words.Mark(summary.Title), null, words.Mark(summary.Preview)))];
        }

        // Without a list of ids where the filters leave nothing out: the store need not look at each.
        IReadOnlyCollection<ConversationId>? among = admitted.Count < all.Count ? [.. admitted.Select(summary => summary.Id)] : null;
        var messages = words.AreLetters ? new() : (await store.FindTextAsync(words, among, MaxHits, cancellationToken).ConfigureAwait(false))
            .Concat(await _temporary.FindTextAsync(words, among, MaxHits, cancellationToken).ConfigureAwait(false))
            .GroupBy(hit => hit.Conversation).ToDictionary(hits => hits.Key, hits => hits.First());
        return [.. admitted
            .Where(summary => messages.ContainsKey(summary.Id) || words.AreIn(summary.Title))
            .Take(MaxHits)
            .Select(summary => messages.GetValueOrDefault(summary.Id) is { } hit
                ? new ConversationHit(summary, words.Mark(summary.Title), hit.Message, words.Around(hit.Text))
                : new ConversationHit(summary, words.Mark(summary.Title), null, words.Mark(summary.Preview)))];
    }
}
