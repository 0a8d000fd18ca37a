namespace ChatStudio.Core.Conversations;

/// <summary>What a list shows of a conversation without opening it. Immutable: a change is another summary.</summary>
public sealed record ConversationSummary
{
    public const int MaxTitleLength = 200;

    public required ConversationId Id { get; init; }

    public ConversationKind Kind { get; init; }

    /// <summary>One line, at most <see cref="MaxTitleLength"/> characters. Hostile text: a model may have written it.</summary>
    public required string Title { get; init; }

    public TitleSource TitleSource { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Time of the last message.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public bool IsPinned { get; init; }

    public bool IsArchived { get; init; }

    /// <summary>Since when it is deleted and can still be taken back; null when it is not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>In the order they were given, without doubles.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The models that answered on the path of the last answer, the latest first; at most three.</summary>
    public IReadOnlyList<ModelMark> Models { get; init; } = [];

    /// <summary>The beginning of the last prompt on one line.</summary>
    public string Preview { get; init; } = "";

    /// <summary>Prompts and answers on all branches.</summary>
    public int MessageCount { get; init; }

    /// <summary>Leaves of the tree: 1 for a conversation without alternatives.</summary>
    public int BranchCount { get; init; }

    /// <summary>Kept in memory only and gone with the process.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>This with what messages change taken from <paramref name="other"/>.</summary>
    internal ConversationSummary WithActivityOf(ConversationSummary other) => this with
    {
        UpdatedAt = other.UpdatedAt,
        Models = other.Models,
        Preview = other.Preview,
        MessageCount = other.MessageCount,
        BranchCount = other.BranchCount,
    };

    /// <summary>This with what a person sets taken from <paramref name="other"/>.</summary>
    internal ConversationSummary WithDetailsOf(ConversationSummary other) => this with
    {
        Title = other.Title,
        TitleSource = other.TitleSource,
        IsPinned = other.IsPinned,
        IsArchived = other.IsArchived,
        DeletedAt = other.DeletedAt,
        Tags = other.Tags,
    };
}
