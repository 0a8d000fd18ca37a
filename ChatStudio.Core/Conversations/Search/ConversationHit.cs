namespace ChatStudio.Core.Conversations.Search;

/// <summary>A conversation that was found.</summary>
/// <param name="Title">Its title with the words in it marked.</param>
/// <param name="Message">The latest message that has all words; null when only the title has them.</param>
/// <param name="Excerpt">What stands around them in that message, or the preview of the conversation.</param>
public sealed record ConversationHit(ConversationSummary Conversation, Excerpt Title, MessageId? Message, Excerpt Excerpt);
