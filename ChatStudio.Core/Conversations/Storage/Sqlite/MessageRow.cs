namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Table <c>messages</c>.</summary>
internal sealed class MessageRow
{
    public Guid Id { get; set; }

    public Guid ConversationId { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>Order in which the messages of a conversation were made, from 0.</summary>
    public int Position { get; set; }

    public MessageRole Role { get; set; }

    public DateTimeOffset At { get; set; }

    public string Text { get; set; } = "";

    public Guid? ShownChildId { get; set; }
}
