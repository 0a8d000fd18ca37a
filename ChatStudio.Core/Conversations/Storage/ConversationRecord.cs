namespace ChatStudio.Core.Conversations.Storage;

/// <summary>A conversation as it is kept.</summary>
/// <param name="Messages">In the order they were made: a parent before its children.</param>
/// <param name="Queue">Prompts that wait, oldest first.</param>
/// <param name="ShownRoot">The shown one of the first messages.</param>
public sealed record ConversationRecord(
    ConversationSummary Summary,
    ConversationSettings Settings,
    MessageId? ShownRoot,
    IReadOnlyList<MessageRecord> Messages,
    IReadOnlyList<QueuedPrompt> Queue);
