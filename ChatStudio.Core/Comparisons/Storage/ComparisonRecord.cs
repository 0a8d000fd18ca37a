using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Comparisons.Storage;

/// <summary>A comparison as it is kept.</summary>
/// <param name="Conversation">Its prompts and answers; a message of an answer has the id of its run.</param>
/// <param name="Beginning">The chat it was opened from; null for none.</param>
/// <param name="Repeat">The last repetition; null for none.</param>
public sealed record ComparisonRecord(ConversationRecord Conversation, string Document, string? Beginning, string? Repeat);
