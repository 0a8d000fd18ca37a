namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Table <c>runs</c>. Its text is the first <see cref="TextLength"/> characters of its message.</summary>
internal sealed class RunRow
{
    public const string Running = "running";

    public Guid Id { get; set; }

    public Guid ConversationId { get; set; }

    public Guid MessageId { get; set; }

    /// <summary>Once in the whole table; null for a run that no command with an id asked for.</summary>
    public Guid? RequestId { get; set; }

    public int Epoch { get; set; }

    /// <summary><see cref="Running"/>, then <c>completed</c>, <c>stopped</c>, <c>interrupted</c> or <c>failed</c> for good.</summary>
    public string Status { get; set; } = Running;

    /// <summary>Entries of the log that are kept.</summary>
    public long Tail { get; set; }

    public Guid? ContinuedFromId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>From the start to the end.</summary>
    public long? TookMilliseconds { get; set; }

    public string ModelKey { get; set; } = "";

    /// <summary>JSON of the model as it was.</summary>
    public string Model { get; set; } = "";

    public string? FinishReason { get; set; }

    /// <summary>The kind of failure, for queries.</summary>
    public string? Reason { get; set; }

    /// <summary>JSON of the whole failure.</summary>
    public string? Failure { get; set; }

    public double PromptTokens { get; set; }

    public long? InputTokens { get; set; }

    public long? OutputTokens { get; set; }

    public long? CachedInputTokens { get; set; }

    public long? ReasoningTokens { get; set; }

    public decimal? Cost { get; set; }

    public int TextLength { get; set; }

    public string Reasoning { get; set; } = "";

    public byte[] Marks { get; set; } = [];
}
