using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>
/// A tree of messages with one active path through it. Thread-safe: several tabs may show and change the same conversation.
/// Changed only by <see cref="ConversationService"/>, which raises <see cref="Changed"/>.
/// </summary>
public sealed class Conversation
{
    // What readers see: replaced as a whole after every change, so that no reader needs the lock.
    private volatile View _view;

    internal Conversation(string firstPrompt, ModelInfo model, TimeProvider time)
    {
        Id = ConversationId.New(time);
        CreatedAt = time.GetUtcNow();
        Title = ConversationTitle.From(firstPrompt);
        CurrentModel = model;
        LastMessageAt = CreatedAt;
        _view = new([], model, [], LastMessageAt);
    }

    /// <summary>
    /// Raised after messages, path, model, queue or running state changed, on any thread and outside locks. Text arriving in a
    /// run does not raise it.
    /// </summary>
    public event Action? Changed;

    public ConversationId Id { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>Time of the last message.</summary>
    public DateTimeOffset UpdatedAt => _view.UpdatedAt;

    /// <summary>The first prompt's first words, at most 60 characters.</summary>
    public string Title { get; }

    /// <summary>The model the next prompt goes to.</summary>
    public ModelInfo Model => _view.Model;

    /// <summary>From the first message to the shown leaf. An immutable snapshot.</summary>
    public IReadOnlyList<ConversationMessage> Path => _view.Path;

    /// <summary>The run that is not final yet, on the active path; null when nothing streams.</summary>
    public Run? LiveRun => LiveOn(_view.Path);

    /// <summary>
    /// Prompts that wait, oldest first. They are sent one by one as answers complete; after Stop or a failure they stay until
    /// somebody sends or removes them.
    /// </summary>
    public IReadOnlyList<QueuedPrompt> Queue => _view.Queue;

    /// <summary>Held for every change and while reading what is below.</summary>
    internal Lock Gate { get; } = new();

    internal MessageTree Tree { get; } = new();

    internal List<QueuedPrompt> Waiting { get; } = [];

    /// <summary>Commands that were carried out already.</summary>
    internal RequestIds Requests { get; } = new();

    internal ModelInfo CurrentModel { get; set; }

    internal DateTimeOffset LastMessageAt { get; set; }

    internal bool IsDeleted { get; set; }

    /// <summary>Which of its siblings a message is: <c>Index</c> from 1, and how many there are. (1, 1) for an unknown one.</summary>
    public (int Index, int Count) Branch(MessageId id)
    {
        lock (Gate)
        {
            if (Tree.Find(id) is not { } message)
            {
                return (1, 1);
            }

            var siblings = Tree.SiblingsOf(message);
            return (siblings.IndexOf(message) + 1, siblings.Count);
        }
    }

    internal static Run? LiveOn(IReadOnlyList<ConversationMessage> path)
        => path is [.., { Run: { } run }] && !run.State.IsFinal() ? run : null;

    /// <summary>Makes what was changed under the gate visible.</summary>
    internal void Publish() => _view = new(Tree.Path(), CurrentModel, [.. Waiting], LastMessageAt);

    /// <summary>Tells the viewers; never under the gate.</summary>
    internal void RaiseChanged() => Changed?.Invoke();

    private sealed record View(ConversationMessage[] Path, ModelInfo Model, QueuedPrompt[] Queue, DateTimeOffset UpdatedAt);
}
