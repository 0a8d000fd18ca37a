using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Conversations.Library;

/// <summary>Where a reader was on the page of conversations, so that the way back to it leads there again. Scoped: each tab has its own.</summary>
public sealed class LibraryPlace
{
    public ConversationFilter Filter { get; set; } = new();

    /// <summary>The conversation that is looked at.</summary>
    public ConversationId? Selected { get; set; }
}
