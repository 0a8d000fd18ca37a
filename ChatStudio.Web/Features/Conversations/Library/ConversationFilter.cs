using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;

namespace ChatStudio.Web.Features.Conversations.Library;

/// <summary>What the page of conversations is asked to show. All of it must hold.</summary>
public sealed record ConversationFilter
{
    /// <summary>Words of the title or of one message, as typed.</summary>
    public string Text { get; init; } = "";

    public bool IsPinned { get; init; }

    public bool IsBranched { get; init; }

    /// <summary>Comparisons only.</summary>
    public bool IsComparison { get; init; }

    /// <summary>The archive instead of all others.</summary>
    public bool IsArchived { get; init; }

    public string? ModelKey { get; init; }

    public string? Tag { get; init; }

    public ConversationAge Age { get; init; }

    public ConversationOrder Order { get; init; }

    /// <summary>Words are looked for; without any, everything that the filters admit is listed.</summary>
    public bool HasWords => !string.IsNullOrWhiteSpace(Text);

    /// <summary>Fewer than all conversations are wanted.</summary>
    public bool Narrows => this with { Order = default } != new ConversationFilter();

    /// <param name="now">In the reader's time zone: days begin at its midnight.</param>
    public ConversationQuery ToQuery(DateTimeOffset now) => new(Text)
    {
        ModelKey = ModelKey,
        Tag = Tag,
        IsPinned = IsPinned,
        IsBranched = IsBranched,
        Kind = IsComparison ? ConversationKind.Comparison : null,
        IsArchived = IsArchived,
        From = Days is { } days ? new DateTimeOffset(now.Date, now.Offset).AddDays(1 - days) : null,
    };

    private int? Days => Age switch
    {
        ConversationAge.Today => 1,
        ConversationAge.Week => 7,
        ConversationAge.Month => 30,
        _ => null,
    };
}
