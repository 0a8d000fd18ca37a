namespace ChatStudio.Web.Features.Conversations.Library;

/// <summary>What comes first.</summary>
public enum ConversationOrder
{
    /// <summary>Pinned ones, then the last written to, under headings.</summary>
    Latest,

    /// <summary>The last begun.</summary>
    Created,

    /// <summary>By the alphabet.</summary>
    Title,

    /// <summary>The one with most messages.</summary>
    Longest,
}
