namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Table <c>conversations</c>.</summary>
internal sealed class ConversationRow
{
    public Guid Id { get; set; }

    public ConversationKind Kind { get; set; }

    public string Title { get; set; } = "";

    public TitleSource TitleSource { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public bool IsPinned { get; set; }

    public bool IsArchived { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    public string[] Tags { get; set; } = [];

    public ModelMark[] Models { get; set; } = [];

    public string Preview { get; set; } = "";

    public int MessageCount { get; set; }

    public int BranchCount { get; set; }

    public Guid? ShownRootId { get; set; }

    /// <summary>JSON of <see cref="ConversationSettings"/>.</summary>
    public string Settings { get; set; } = "";
}
