namespace ChatStudio.Core.Conversations.Search;

/// <summary>What a person looks for. All of it must hold.</summary>
/// <param name="Text">Words that stand in the title or in one message, each at least as the beginning of a word. Empty for all conversations.</param>
public sealed record ConversationQuery(string Text)
{
    /// <summary>A model that answered last in it, by <see cref="Providers.ModelInfo.Key"/>.</summary>
    public string? ModelKey { get; init; }

    /// <summary>A tag, whatever its case.</summary>
    public string? Tag { get; init; }

    /// <summary>Last written to at or after this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last written to before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    public bool IsPinned { get; init; }

    public bool IsBranched { get; init; }

    internal bool Narrows => ModelKey is not null || Tag is not null || From is not null || Before is not null || IsPinned || IsBranched;

    internal bool Admits(ConversationSummary summary)
        => (ModelKey is null || summary.Models.Any(model => model.Key == ModelKey))
            && (Tag is null || summary.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
            && (From is null || summary.UpdatedAt >= From)
            && (Before is null || summary.UpdatedAt < Before)
            && (!IsPinned || summary.IsPinned)
            && (!IsBranched || summary.BranchCount > 1);
}
