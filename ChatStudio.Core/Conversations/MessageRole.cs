namespace ChatStudio.Core.Conversations;

/// <summary>Who wrote a message.</summary>
public enum MessageRole
{
    User,
    Assistant,
}
