using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Conversations.Library;

/// <summary>Everything that a filter finds, in the order of the page.</summary>
/// <param name="IsCut">The search has found as many as it gives; there may be more.</param>
public sealed record ConversationResults(IReadOnlyList<ConversationResult> Rows, bool IsCut)
{
    private const int DaysInWeek = 7;
    private const int DaysInMonth = 30;

    public static ConversationResults None { get; } = new([], false);

    /// <exception cref="Core.Conversations.Storage.StorageException">The messages could not be read.</exception>
    public static async Task<ConversationResults> FindAsync(ConversationService conversations, ConversationFilter filter, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = filter.ToQuery(time.GetLocalNow());
        var found = filter.HasWords
            ? (await conversations.SearchAsync(query, cancellationToken)).Select(hit => new ConversationResult(hit.Conversation, hit)).ToList()
            : [.. conversations.Summaries.Where(query.Admits).Select(summary => new ConversationResult(summary))];
        var isCut = filter.HasWords && found.Count == ConversationService.MaxHits;
        return new(filter.Order switch
        {
            ConversationOrder.Created => [.. found.OrderByDescending(result => result.Conversation.CreatedAt)],
            ConversationOrder.Title => [.. found.OrderBy(result => result.Conversation.Title, StringComparer.InvariantCultureIgnoreCase)],
            ConversationOrder.Longest => [.. found.OrderByDescending(result => result.Conversation.MessageCount)],
            _ => WithHeadings(found, time),
        }, isCut);
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

    private static List<ConversationResult> WithHeadings(IEnumerable<ConversationResult> found, TimeProvider time)
    {
        var today = time.GetLocalNow().Date;
        var rows = new List<ConversationResult>();
        string? above = null;
        foreach (var result in found.OrderByDescending(result => result.Conversation.IsPinned))
        {
            var conversation = result.Conversation;
            var days = (today - TimeZoneInfo.ConvertTime(conversation.UpdatedAt, time.LocalTimeZone).Date).Days;
            var heading = conversation.IsPinned ? "Pinned" : days < DaysInWeek ? "This week" : days < DaysInMonth ? "This month" : "Earlier";
            rows.Add(heading == above ? result : result with { Heading = heading });
            above = heading;
        }

        return rows;
    }
}
