namespace ChatStudio.Core.Conversations.Search;

/// <summary>What a person looks for. All of it must hold.</summary>
/// <param name="Text">Words that stand in the title or in one message, each at least as the beginning of a word. Empty for all conversations.</param>
public sealed record ConversationQuery(string Text)
{
    /// <summary>One of the models that answered last in it (see <see cref="ConversationSummary.Models"/>), by <see cref="Providers.ModelInfo.Key"/>.</summary>
    public string? ModelKey { get; init; }

    /// <summary>A tag, whatever its case.</summary>
    public string? Tag { get; init; }

    /// <summary>Last written to at or after this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last written to before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    public bool IsPinned { get; init; }

    public bool IsBranched { get; init; }

    /// <summary>Chats or comparisons only; null for both.</summary>
    public ConversationKind? Kind { get; init; }

    /// <summary>In the archive or not; null for both.</summary>
    public bool? IsArchived { get; init; }

    /// <summary>Whether all but the words holds.</summary>
    public bool Admits(ConversationSummary summary)
        => (IsArchived is null || summary.IsArchived == IsArchived)
            && (ModelKey is null || summary.Models.Any(model => model.Key == ModelKey))
            && (Tag is null || summary.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
            && (From is null || summary.UpdatedAt >= From)
            && (Before is null || summary.UpdatedAt < Before)
            && (!IsPinned || summary.IsPinned)
            && (!IsBranched || summary.BranchCount > 1)
            && (Kind is null || summary.Kind == Kind);
}
