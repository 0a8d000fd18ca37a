using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Conversations.Branches;

/// <summary>A prompt with its answer, and where they stand.</summary>
/// <param name="Prompt">Null only where an import begins with an answer.</param>
/// <param name="Answer">Null where none was given.</param>
/// <param name="Branch">Which branch it is on, from 1; the one shown under it where several go through it.</param>
/// <param name="Number">Which turn of that branch it is, from 1.</param>
/// <param name="Turns">How many that branch has.</param>
/// <param name="IsShown">The chat shows it.</param>
public sealed record BranchTurn(ConversationMessage? Prompt, ConversationMessage? Answer, int Branch, int Number, int Turns, bool IsShown)
{
    public bool IsLatest => Number == Turns;

    /// <summary>The message it was looked up by: the answer, or the prompt where there is none.</summary>
    public ConversationMessage Message => Answer ?? Prompt ?? throw new InvalidOperationException("A turn has a prompt or an answer.");

    /// <param name="path">From the first message through <paramref name="id"/> to a leaf.</param>
    /// <param name="map">Of the conversation.</param>
    /// <param name="id">A prompt or an answer on the path.</param>
    public static BranchTurn? Of(IReadOnlyList<ConversationMessage> path, BranchMap map, MessageId id)
    {
        var at = path.ToList().FindIndex(message => message.Id == id);
        if (at < 0 || map.Find(path[^1].Id) is not { } leaf || map.Find(id) is not { } node)
        {
            return null;
        }

        var isAnswer = path[at].Role == MessageRole.Assistant;
        var prompt = !isAnswer ? path[at] : at > 0 ? path[at - 1] : null;
        var answer = isAnswer ? path[at] : at + 1 < path.Count && path[at + 1].Role == MessageRole.Assistant ? path[at + 1] : null;
        return new(prompt, answer, leaf.Lane + 1, Count(path.Take(at + 1)), Count(path), node.IsShown && map.Find(answer?.Id) is null or { IsShown: true });
    }

    // Two prompts follow each other where an answer has no text; an import may begin with an answer.
    private static int Count(IEnumerable<ConversationMessage> path)
    {
        var (turns, last) = (0, MessageRole.Assistant);
        foreach (var message in path)
        {
            turns += message.Role == MessageRole.User || last == MessageRole.Assistant ? 1 : 0;
            last = message.Role;
        }

        return turns;
    }
}
