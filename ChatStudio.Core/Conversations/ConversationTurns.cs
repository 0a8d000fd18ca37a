using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>What a command will change, as the store is told before it happens. To be called while the conversation's commands are held.</summary>
internal static class ConversationTurns
{
    private const int MostMarks = 3;

    /// <summary>A change that adds nothing: settings, what is shown, the queue.</summary>
    public static ConversationChange Change(Conversation conversation, ConversationSummary? summary = null) => new(
        summary ?? conversation.Summary, conversation.CurrentSettings, conversation.Tree.ShownRoot)
    {
        Shown = new Dictionary<MessageId, MessageId>(conversation.UnsavedShown),
    };

    /// <summary>A prompt and its answer.</summary>
    public static ConversationChange Change(Conversation conversation, Turn turn)
    {
        var tree = conversation.Tree;
        var before = turn.Question is { } question ? question.ParentId : turn.Prompt;
        var change = Change(conversation, Summarize(conversation, turn, tree.PathTo(before)));
        var shown = new Dictionary<MessageId, MessageId>(change.Shown);
        if (before is { } parent)
        {
            shown[parent] = turn.Question?.Id ?? turn.Answer;
        }

        return change with
        {
            IsNew = turn.IsNew,
            ShownRoot = turn.Question is { ParentId: null } root ? root.Id : change.ShownRoot,
            Shown = shown,
            Added = [.. Records(turn)],
            Run = new(turn.Run, turn.Answer, turn.RequestId, ConversationService.FirstEpoch, turn.Model, turn.At),
            Dequeued = turn.Sent?.Id,
        };
    }

    /// <summary>The models that answered, the latest first.</summary>
    public static ModelMark[] Marks(IEnumerable<ConversationMessage> path, ModelInfo latest)
        => [.. path.Select(message => message.Model).OfType<ModelInfo>().Reverse().Prepend(latest).DistinctBy(model => model.Key).Take(MostMarks).Select(ModelMark.Of)];

    private static ConversationSummary Summarize(Conversation conversation, Turn turn, ConversationMessage[] before)
    {
        var tree = conversation.Tree;
        var added = turn.Question is null ? 1 : 2;

        // A leaf that is answered is none any more; a sibling of one is another.
        var replaced = before is [.., var last] && tree.IsLeaf(last.Id) ? 1 : 0;
        return conversation.Summary with
        {
            UpdatedAt = turn.At,
            Models = Marks(before, turn.Model),
            Preview = turn.Question is { } question ? ConversationTitle.Preview(question.Prompt) : conversation.Summary.Preview,
            MessageCount = tree.Count + added,
            BranchCount = tree.LeafCount + 1 - replaced,
        };
    }

    private static IEnumerable<MessageRecord> Records(Turn turn)
    {
        if (turn.Question is { } question)
        {
            yield return new()
            {
                Id = question.Id,
                ParentId = question.ParentId,
                Role = MessageRole.User,
                At = question.At,
                Text = question.Prompt,
                ShownChild = turn.Answer,
            };
        }

        yield return new() { Id = turn.Answer, ParentId = turn.Prompt, Role = MessageRole.Assistant, At = turn.At };
    }
}
