using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Conversations;

/// <summary>Conversations of about the same age under one heading, in the order they came in; pinned ones stand before all others.</summary>
public sealed record ConversationGroup(string Name, IReadOnlyList<ConversationSummary> Rows)
{
    private const int DaysInWeek = 7;

    /// <summary>Groups by calendar day of the server's time zone, which is the reader's own while the app serves one machine.</summary>
    /// <param name="conversations">Newest first.</param>
    public static IReadOnlyList<ConversationGroup> Of(IEnumerable<ConversationSummary> conversations, TimeProvider time)
    {
        var today = time.GetLocalNow().Date;
        return [.. conversations
            .OrderByDescending(conversation => conversation.IsPinned)
            .GroupBy(conversation => conversation.IsPinned ? "Pinned" : Heading((today - TimeZoneInfo.ConvertTime(conversation.UpdatedAt, time.LocalTimeZone).Date).Days))
            .Select(group => new ConversationGroup(group.Key, [.. group]))];
    }

    private static string Heading(int daysAgo) => daysAgo switch
    {
        <= 0 => "Today",
        1 => "Yesterday",
        <= DaysInWeek => "Last week",
        _ => "Earlier",
    };
}
