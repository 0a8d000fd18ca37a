using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Comparisons;

/// <summary>A prompt of a chat and its answer, from which a comparison went on.</summary>
/// <param name="Answer">Has ended.</param>
public sealed record PastTurn(string Prompt, Run Answer)
{
    /// <summary>The prompts of a shown path with their answers, without what still streams.</summary>
    public static IReadOnlyList<PastTurn> Of(IReadOnlyList<ConversationMessage> path)
        => [.. path.Zip(path.Skip(1))
            .Where(pair => pair.First.Role == MessageRole.User && pair.Second.Run is { } run && run.State.IsFinal())
            .Select(pair => new PastTurn(pair.First.Prompt, pair.Second.Run!))];
}
