using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Generation;

/// <summary>How a model is asked to go on with an answer: by its beginning where the model takes that, else by a turn that asks for the rest.</summary>
internal static class ContinuedMessages
{
    /// <returns>What to send, and what the answer to it may repeat; null for a run that begins an answer.</returns>
    public static (IReadOnlyList<ChatMessage> Messages, IRepetition? Repetition) Of(RunRequest request)
    {
        if (request.Continues is not { Text: var text })
        {
            return (request.Messages, null);
        }

        if (request.Model.TakesPrefill && !IsToReason(request.Options))
        {
            // Anthropic refuses a beginning that ends in white space, and others write it once more.
            var prefill = text.TrimEnd();
            return ([.. request.Messages, new(ChatRole.Assistant, prefill)], new RepeatedSpace(text[prefill.Length..]));
        }

        return ([.. request.Messages, new(ChatRole.Assistant, text), new(ChatRole.User, ContinuationTurn.Prompt)], new RepeatedEnd(text));
    }

    // Models that think before they answer refuse to have their answer begun for them.
    private static bool IsToReason(ChatOptions? options) => options?.Reasoning is { Effort: not ReasoningEffort.None };
}
