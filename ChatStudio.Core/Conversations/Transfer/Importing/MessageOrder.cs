using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>Makes a tree of messages that claim to be one.</summary>
internal static class MessageOrder
{
    /// <summary>
    /// The messages with each parent before its children, as near to their order as that allows. One whose parent is not there is a first
    /// one; those that follow each other in a ring are left out, and so is the second of two with one id.
    /// </summary>
    /// <exception cref="UnusableConversationException">One of them is null or of no known role.</exception>
    public static List<MessageRecord> ParentsFirst(IReadOnlyList<MessageRecord> messages)
    {
        if (messages.Any(message => message?.Runs is null || !Enum.IsDefined(message.Role)))
        {
            throw new UnusableConversationException("It is damaged: a message is missing or of no known kind.");
        }

        var all = messages.DistinctBy(message => message.Id).ToDictionary(message => message.Id);
        var rooted = messages.DistinctBy(message => message.Id).Select(message => message.ParentId is { } parent && !all.ContainsKey(parent) ? message with { ParentId = null } : message).ToList();
        var children = rooted.Where(message => message.ParentId is not null).ToLookup(message => message.ParentId!.Value);
        var ordered = new List<MessageRecord>(rooted.Count);
        var index = rooted.Select((message, at) => (message.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        var placed = new HashSet<MessageId>();
        foreach (var message in rooted)
        {
            if (message.ParentId is { } parent && !placed.Contains(parent))
            {
                // Its parent comes later, and takes it along.
                continue;
            }

            Place(message);
        }

        return ordered;

        void Place(MessageRecord first)
        {
            var next = new Stack<MessageRecord>([first]);
            while (next.TryPop(out var message))
            {
                if (placed.Add(message.Id))
                {
                    ordered.Add(message);

                    // Children whose turn has passed; the others come in theirs.
                    foreach (var child in children[message.Id].Where(child => index[child.Id] < index[first.Id]).Reverse())
                    {
                        next.Push(child);
                    }
                }
            }
        }
    }

    /// <summary>Which child each message shows: the one it names where that is its child, else the last one.</summary>
    public static Dictionary<MessageId, MessageId> Shown(IReadOnlyList<MessageRecord> messages)
    {
        var parents = messages.ToDictionary(message => message.Id, message => message.ParentId);
        var shown = new Dictionary<MessageId, MessageId>();
        foreach (var message in messages)
        {
            if (message.ParentId is { } parent)
            {
                shown[parent] = message.Id;
            }
        }

        foreach (var message in messages)
        {
            if (message.ShownChild is { } child && parents.GetValueOrDefault(child) == message.Id)
            {
                shown[message.Id] = child;
            }
        }

        return shown;
    }
}
