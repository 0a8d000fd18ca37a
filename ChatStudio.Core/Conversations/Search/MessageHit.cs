namespace ChatStudio.Core.Conversations.Search;

/// <summary>A message that a store found.</summary>
public sealed record MessageHit(ConversationId Conversation, MessageId Message, string Text);
