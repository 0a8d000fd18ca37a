namespace ChatStudio.Web.Features.Conversations;

/// <summary>What a person can write about a conversation.</summary>
public enum ConversationField
{
    Title,
    Tags,
}
