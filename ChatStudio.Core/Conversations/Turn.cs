using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>A prompt that is about to be answered: everything that is decided before it is written down.</summary>
/// <param name="Prompt">The message to answer.</param>
/// <param name="Model">Who answers.</param>
/// <param name="RequestId">Of the command, empty for none.</param>
internal sealed record Turn(MessageId Prompt, ModelInfo Model, Guid RequestId)
{
    public required MessageId Answer { get; init; }

    public required RunId Run { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The prompt itself where it is new; null when an old one is answered again.</summary>
    public ConversationMessage? Question { get; init; }

    /// <summary>The prompt waited until now.</summary>
    public QueuedPrompt? Sent { get; init; }

    /// <summary>The answer where it was given elsewhere and has ended; null when a model is to be asked.</summary>
    public Run? Given { get; init; }

    /// <summary>The conversation begins with it.</summary>
    public bool IsNew { get; init; }
}
