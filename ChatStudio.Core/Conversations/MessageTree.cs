namespace ChatStudio.Core.Conversations;

/// <summary>
/// The messages of a conversation: every message has at most one parent, siblings are alternatives, and each parent
/// remembers which of them is shown. Not thread-safe.
/// </summary>
internal sealed class MessageTree
{
    private readonly Dictionary<MessageId, ConversationMessage> _messages = [];
    private readonly List<ConversationMessage> _roots = [];
    private readonly Dictionary<MessageId, List<ConversationMessage>> _children = [];

    // The shown child of each message; the first one of the conversation under a null parent.
    private readonly Dictionary<MessageId, MessageId> _shown = [];
    private MessageId? _shownRoot;

    public IEnumerable<ConversationMessage> Messages => _messages.Values;

    public int Count => _messages.Count;

    /// <summary>Messages that nothing follows.</summary>
    public int LeafCount => _messages.Count - _children.Count;

    public bool IsLeaf(MessageId id) => !_children.ContainsKey(id);

    public MessageId? ShownRoot => _shownRoot;

    public ConversationMessage? Find(MessageId id) => _messages.GetValueOrDefault(id);

    /// <summary>Adds a message and shows it.</summary>
    public void Add(ConversationMessage message)
    {
        _messages.Add(message.Id, message);
        if (message.ParentId is { } parent && !_children.ContainsKey(parent))
        {
            _children[parent] = [];
        }

        SiblingsUnder(message.ParentId).Add(message);
        Show(message);
    }

    /// <summary>Puts another state of a message in its place; it is shown or not as before.</summary>
    public void Replace(ConversationMessage message)
    {
        var siblings = SiblingsUnder(message.ParentId);
        siblings[siblings.FindIndex(sibling => sibling.Id == message.Id)] = message;
        _messages[message.Id] = message;
    }

    /// <summary>Takes in kept messages, parents first, and what each of them shows.</summary>
    public void Restore(IReadOnlyList<(ConversationMessage Message, MessageId? ShownChild)> messages, MessageId? shownRoot)
    {
        foreach (var (message, _) in messages)
        {
            Add(message);
        }

        // Afterwards, since a message that is added is shown.
        foreach (var (message, shown) in messages)
        {
            if (shown is { } child && _messages.ContainsKey(child))
            {
                _shown[message.Id] = child;
            }
        }

        _shownRoot = shownRoot ?? _shownRoot;
    }

    /// <summary>Makes a message the shown one among its siblings.</summary>
    public void Show(ConversationMessage message)
    {
        if (message.ParentId is { } parent)
        {
            _shown[parent] = message.Id;
        }
        else
        {
            _shownRoot = message.Id;
        }
    }

    /// <summary>The message and its alternatives, in the order they were made.</summary>
    public List<ConversationMessage> SiblingsOf(ConversationMessage message) => SiblingsUnder(message.ParentId);

    /// <summary>From the shown first message to the shown leaf.</summary>
    public ConversationMessage[] Path()
    {
        var path = new List<ConversationMessage>();
        for (var id = _shownRoot; id is { } shown; id = _shown.TryGetValue(shown, out var child) ? child : null)
        {
            path.Add(_messages[shown]);
        }

        return [.. path];
    }

    /// <summary>From the first message to this one, whatever is shown.</summary>
    public ConversationMessage[] PathTo(MessageId? id)
    {
        var path = new Stack<ConversationMessage>();
        for (; id is { } at; id = _messages[at].ParentId)
        {
            path.Push(_messages[at]);
        }

        return [.. path];
    }

    /// <summary>From the first message through this one to the leaf that is shown under it, whatever is shown above.</summary>
    public ConversationMessage[] PathThrough(MessageId id)
    {
        var below = new List<ConversationMessage>();
        for (var at = id; _shown.TryGetValue(at, out var child); at = child)
        {
            below.Add(_messages[child]);
        }

        return [.. PathTo(id), .. below];
    }

    private List<ConversationMessage> SiblingsUnder(MessageId? parent) => parent is { } id ? _children[id] : _roots;
}
