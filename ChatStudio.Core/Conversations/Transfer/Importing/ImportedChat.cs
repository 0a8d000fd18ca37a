using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>A conversation as another program tells it.</summary>
/// <param name="Source">Whose export it is, for people: <c>ChatGPT</c>.</param>
internal sealed record ImportedChat(string Source, string Title)
{
    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public bool IsPinned { get; init; }

    public bool IsArchived { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? SystemPrompt { get; init; }

    /// <summary>In any order.</summary>
    public IReadOnlyList<ImportedTurn> Turns { get; init; } = [];

    /// <summary>The last message of the shown branch; null for the last one of all.</summary>
    public string? ShownLeaf { get; init; }

    /// <summary>The same as it would have been kept. Ids are new; everything else is as hostile as before and goes through <see cref="ConversationRenewal"/>.</summary>
    public ConversationRecord ToRecord(TimeProvider time)
    {
        var tree = new ImportedTree(Turns, ShownLeaf);
        var ids = tree.Kept.ToDictionary(turn => turn.Id, _ => MessageId.New(time));
        var now = time.GetUtcNow();
        var at = CreatedAt ?? tree.Kept.Select(turn => turn.At).FirstOrDefault(known => known is not null) ?? UpdatedAt ?? now;
        var messages = new List<MessageRecord>(tree.Kept.Count);
        foreach (var turn in tree.Kept)
        {
            at = turn.At ?? at;
            messages.Add(new()
            {
                Id = ids[turn.Id],
                ParentId = tree.ParentOf(turn) is { } parent ? ids[parent] : null,
                Role = turn.Role,
                At = at,
                Text = turn.Text,
                ShownChild = tree.ShownAfter(turn.Id) is { } shown ? ids[shown] : null,
                Runs = turn.Role == MessageRole.Assistant ? [RunOf(turn, tree.ReasoningOf(turn), at, time)] : [],
            });
        }

        var model = messages.LastOrDefault(message => message.Runs.Count > 0)?.Runs[0].Model ?? ModelOf("");
        return new(
            new()
            {
                Id = ConversationId.New(time),
                Title = Title,
                TitleSource = TitleSource.Model,
                CreatedAt = CreatedAt ?? messages.FirstOrDefault()?.At ?? now,
                UpdatedAt = UpdatedAt ?? messages.LastOrDefault()?.At ?? now,
                IsPinned = IsPinned,
                IsArchived = IsArchived,
                Tags = Tags,
                Models = [.. messages.SelectMany(message => message.Runs).Select(run => run.Model).Reverse().DistinctBy(m => m.Key).Take(3).Select(ModelMark.Of)],
                Preview = messages.LastOrDefault(message => message.Role == MessageRole.User)?.Text ?? "",
            },
            new(model) { SystemPrompt = SystemPrompt },
            tree.ShownRoot is { } root ? ids[root] : null,
            messages,
            []);
    }

    private RunRecord RunOf(ImportedTurn turn, string reasoning, DateTimeOffset at, TimeProvider time) => new()
    {
        Id = RunId.New(time),
        Model = ModelOf(turn.Model) with { IsSimulated = turn.IsSimulated, ProviderName = turn.Provider.Length > 0 ? turn.Provider : Source },
        StartedAt = at,
        State = turn.State,
        Text = turn.Text,
        Reasoning = reasoning,
    };

    private ModelInfo ModelOf(string name)
    {
        var id = name.Length > 0 ? name : Source;
        return new($"imported/{id}", id, "imported", Source) { Slot = 1 + Math.Abs(id.Aggregate(0, (hash, c) => unchecked(hash * 31 + c)) % 6) };
    }
}
