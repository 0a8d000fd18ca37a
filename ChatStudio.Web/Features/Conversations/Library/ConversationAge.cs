namespace ChatStudio.Web.Features.Conversations.Library;

/// <summary>When a conversation was last written to.</summary>
public enum ConversationAge
{
    Any,
    Today,

    /// <summary>Today and the six days before.</summary>
    Week,

    /// <summary>Today and the 29 days before.</summary>
    Month,
}
