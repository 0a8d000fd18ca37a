using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>
/// A tree of messages with one active path through it. Thread-safe: several tabs may show and change the same conversation.
/// Changed only by <see cref="ConversationService"/>, which raises <see cref="Changed"/>.
/// </summary>
public sealed class Conversation
{
    internal Conversation() => throw new NotImplementedException();

    /// <summary>Raised after messages, path, title, model or queue changed, on any thread. Text arriving in a run does not raise it.</summary>
    public event Action? Changed { add => throw new NotImplementedException(); remove => throw new NotImplementedException(); }

    public ConversationId Id => throw new NotImplementedException();

    public DateTimeOffset CreatedAt => throw new NotImplementedException();

    /// <summary>Time of the last message.</summary>
    public DateTimeOffset UpdatedAt => throw new NotImplementedException();

    /// <summary>The first prompt's first words, at most 60 characters.</summary>
    public string Title => throw new NotImplementedException();

    /// <summary>The model the next prompt goes to.</summary>
    public ModelInfo Model => throw new NotImplementedException();

    /// <summary>From the first message to the shown leaf. An immutable snapshot.</summary>
    public IReadOnlyList<ConversationMessage> Path => throw new NotImplementedException();

    /// <summary>The run that is not final yet, on the active path; null when nothing streams.</summary>
    public Run? LiveRun => throw new NotImplementedException();

    /// <summary>Prompts that wait for the live answer to end, oldest first.</summary>
    public IReadOnlyList<QueuedPrompt> Queue => throw new NotImplementedException();

    /// <summary>Which of its siblings a message is: <c>Index</c> from 1, and how many there are.</summary>
    public (int Index, int Count) Branch(MessageId id) => throw new NotImplementedException();
}
