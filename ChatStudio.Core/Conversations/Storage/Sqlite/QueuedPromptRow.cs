namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Table <c>queued_prompts</c>.</summary>
internal sealed class QueuedPromptRow
{
    public Guid Id { get; set; }

    public Guid ConversationId { get; set; }

    /// <summary>Rises within a conversation.</summary>
    public int Position { get; set; }

    public Guid? RequestId { get; set; }

    public string Text { get; set; } = "";
}
