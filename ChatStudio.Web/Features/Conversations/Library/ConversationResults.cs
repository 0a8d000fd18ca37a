using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;

namespace ChatStudio.Web.Features.Conversations.Library;

/// <summary>Everything that a filter finds, in the order of the page.</summary>
/// <param name="Filter">What they are the results of.</param>
/// <param name="IsCut">The search has found as many as it gives; there may be more.</param>
public sealed record ConversationResults(ConversationFilter Filter, IReadOnlyList<ResultGroup> Groups, bool IsCut)
{
    private const int DaysInWeek = 7;
    private const int DaysInMonth = 30;

    public static ConversationResults None { get; } = new(new(), [], false);

    /// <summary>What was looked for, word by word.</summary>
    public IReadOnlyList<string> Words { get; } = SearchWords.Of(Filter.Text).Words;

    /// <summary>Of all groups.</summary>
    public IReadOnlyList<ConversationResult> Rows { get; } = [.. Groups.SelectMany(group => group.Rows)];

    /// <exception cref="Core.Conversations.Storage.StorageException">The messages could not be read.</exception>
    public static async Task<ConversationResults> FindAsync(ConversationService conversations, ConversationFilter filter, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = filter.ToQuery(time.GetLocalNow());
        var found = filter.HasWords
            ? (await conversations.SearchAsync(query, cancellationToken)).Select(hit => new ConversationResult(hit.Conversation, hit)).ToList()
            : [.. conversations.Summaries.Where(query.Admits).Select(summary => new ConversationResult(summary))];
        var isCut = filter.HasWords && found.Count == ConversationService.MaxHits;
        return new(filter, filter.Order switch
        {
            ConversationOrder.Created => [One(found.OrderByDescending(result => result.Conversation.CreatedAt))],
            ConversationOrder.Title => [One(found.OrderBy(result => result.Conversation.Title, StringComparer.InvariantCultureIgnoreCase))],
            ConversationOrder.Longest => [One(found.OrderByDescending(result => result.Conversation.MessageCount))],
            _ => ByAge(found, time),
        }, isCut);

        static ResultGroup One(IEnumerable<ConversationResult> rows) => new(null, [.. rows]);
    }

    public int IndexOf(ConversationId? id)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Conversation.Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static List<ResultGroup> ByAge(IEnumerable<ConversationResult> found, TimeProvider time)
    {
        var today = time.GetLocalNow().Date;
        return [.. found
            .OrderByDescending(result => result.Conversation.IsPinned)
            .GroupBy(result => result.Conversation.IsPinned ? "Pinned" : Heading((today - TimeZoneInfo.ConvertTime(result.Conversation.UpdatedAt, time.LocalTimeZone).Date).Days))
            .Select(group => new ResultGroup(group.Key, [.. group]))];
    }

    private static string Heading(int daysAgo) => daysAgo switch
    {
        < DaysInWeek => "This week",
        < DaysInMonth => "This month",
        _ => "Earlier",
    };
}
