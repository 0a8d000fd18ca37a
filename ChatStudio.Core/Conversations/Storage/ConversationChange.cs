namespace ChatStudio.Core.Conversations.Storage;

/// <summary>What one command changes in one conversation.</summary>
/// <param name="Summary">As it is after the command. Of a known conversation only the parts that messages change are taken: time, models, preview and counts.</param>
public sealed record ConversationChange(ConversationSummary Summary, ConversationSettings Settings, MessageId? ShownRoot)
{
    /// <summary>The conversation begins with this command.</summary>
    public bool IsNew { get; init; }

    public IReadOnlyList<MessageRecord> Added { get; init; } = [];

    /// <summary>Which child each of these messages shows from now on.</summary>
    public IReadOnlyDictionary<MessageId, MessageId> Shown { get; init; } = new Dictionary<MessageId, MessageId>();

    /// <summary>The end of a run of the same message, where it may not be kept yet. Changes nothing when it is.</summary>
    public RunEnding? Ended { get; init; }

    /// <summary>The run that is about to start.</summary>
    public RunBeginning? Run { get; init; }

    /// <summary>Those that start with it, each for a message of its own: the other columns of a comparison.</summary>
    public IReadOnlyList<RunBeginning> RunsBeside { get; init; } = [];

    /// <summary>Messages that go for good, with their runs.</summary>
    public IReadOnlyList<MessageId> Removed { get; init; } = [];

    public QueuedPrompt? Queued { get; init; }

    /// <summary>Taken out of the queue.</summary>
    public MessageId? Dequeued { get; init; }

    internal IEnumerable<RunBeginning> Runs => Run is null ? RunsBeside : RunsBeside.Prepend(Run);
}
