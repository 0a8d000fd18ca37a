using ChatStudio.Core.Conversations.Storage;
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
    private volatile ConversationSummary _summary;

    internal Conversation(ConversationSummary summary, ConversationSettings settings)
    {
        _summary = summary;
        CurrentSettings = settings;
        _view = new([], settings, []);
    }

    /// <summary>
    /// Raised after messages, path, settings, queue, title or running state changed, on any thread and outside locks. Text
    /// arriving in a run does not raise it.
    /// </summary>
    public event Action? Changed;

    public ConversationId Id => Summary.Id;

    public DateTimeOffset CreatedAt => Summary.CreatedAt;

    /// <summary>What a list shows of it.</summary>
    public ConversationSummary Summary
    {
        get => _summary;
        internal set => _summary = value;
    }

    public string Title => Summary.Title;

    /// <summary>Kept in memory only.</summary>
    public bool IsTemporary => Summary.IsTemporary;

    /// <summary>What the next prompt is sent with.</summary>
    public ConversationSettings Settings => _view.Settings;

    /// <summary>The model the next prompt goes to.</summary>
    public ModelInfo Model => Settings.Model;

    /// <summary>From the first message to the shown leaf. An immutable snapshot.</summary>
    public IReadOnlyList<ConversationMessage> Path => _view.Path;

    /// <summary>The run that is not final yet, on the active path; null when nothing streams.</summary>
    public Run? LiveRun => LiveOn(_view.Path);

    /// <summary>
    /// Prompts that wait, oldest first. They are sent one by one as answers complete; after Stop, a failure or a restart they
    /// stay until somebody sends or removes them.
    /// </summary>
    public IReadOnlyList<QueuedPrompt> Queue => _view.Queue;

    /// <summary>Commands come one after the other, each until it is kept.</summary>
    internal SemaphoreSlim Commands { get; } = new(1, 1);

    /// <summary>Held while reading and changing what is below.</summary>
    internal Lock Gate { get; } = new();

    internal MessageTree Tree { get; } = new();

    internal List<QueuedPrompt> Waiting { get; } = [];

    /// <summary>Commands that were carried out already.</summary>
    internal RequestIds Requests { get; } = new();

    internal ConversationSettings CurrentSettings { get; set; }

    /// <summary>Which children are shown since the store was last told.</summary>
    internal Dictionary<MessageId, MessageId> UnsavedShown { get; } = [];

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

    /// <summary>The messages of all branches, parents before what follows them and siblings in the order they were made. A snapshot.</summary>
    public IReadOnlyList<ConversationMessage> ReadTree()
    {
        lock (Gate)
        {
            return [.. Tree.Messages];
        }
    }

    /// <summary>From the first message through this one to the leaf that would be shown under it; empty for an unknown one. A snapshot.</summary>
    public IReadOnlyList<ConversationMessage> PathThrough(MessageId id)
    {
        lock (Gate)
        {
            return Tree.Find(id) is null ? [] : Tree.PathThrough(id);
        }
    }

    internal static Run? LiveOn(IReadOnlyList<ConversationMessage> path)
        => path is [.., { Run: { } run }] && !run.State.IsFinal() ? run : null;

    /// <summary>A conversation as it was kept.</summary>
    /// <param name="restore">Makes an ended run of its record.</param>
    internal static Conversation Restore(ConversationRecord record, Func<RunRecord, Run> restore)
    {
        var conversation = new Conversation(record.Summary, record.Settings);
        conversation.Tree.Restore(
            [.. record.Messages.Select(message => (new ConversationMessage
            {
                Id = message.Id,
                ParentId = message.ParentId,
                Role = message.Role,
                At = message.At,
                Prompt = message.Role == MessageRole.User ? message.Text : "",
                Runs = [.. message.Runs.Select(restore)],
                EndWasSeen = true,
            }, message.ShownChild))],
            record.ShownRoot);
        conversation.Waiting.AddRange(record.Queue);
        conversation.Publish();
        return conversation;
    }

    /// <summary>Makes what was changed under the gate visible.</summary>
    internal void Publish() => _view = new(Tree.Path(), CurrentSettings, [.. Waiting]);

    /// <summary>Tells the viewers; never under the gate.</summary>
    internal void RaiseChanged() => Changed?.Invoke();

    private sealed record View(ConversationMessage[] Path, ConversationSettings Settings, QueuedPrompt[] Queue);
}
