using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>A message as it is kept.</summary>
public sealed record MessageRecord
{
    public required MessageId Id { get; init; }

    public required MessageId? ParentId { get; init; }

    public required MessageRole Role { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The prompt, or the text of the answer; empty while that is being written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The child that is shown; null without one.</summary>
    public MessageId? ShownChild { get; init; }

    /// <summary>The runs of an answer: one, and another for each time it was continued. The last one holds the whole text.</summary>
    public IReadOnlyList<RunRecord> Runs { get; init; } = [];
}
