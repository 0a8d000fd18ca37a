using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Conversations;

/// <summary>What a model is told of a conversation.</summary>
internal static class ConversationHistory
{
    /// <summary>
    /// The system prompt, then prompts and answers in order. An answer that was stopped or cut off is told with the text it has,
    /// so that "go on" makes sense; one without text is left out, and two prompts then follow each other. Reasoning is not sent
    /// back.
    /// </summary>
    public static IReadOnlyList<ChatMessage> ToMessages(IReadOnlyList<ConversationMessage> path, string? systemPrompt)
    {
        var messages = new List<ChatMessage>(path.Count + 1);
        if (!string.IsNullOrWhiteSpace(systemPrompt))
        {
            messages.Add(new(ChatRole.System, systemPrompt));
        }

        foreach (var message in path)
        {
            if (message.Role == MessageRole.User)
            {
                messages.Add(new(ChatRole.User, message.Prompt));
            }
            else if (message.Text is { Length: > 0 } text)
            {
                messages.Add(new(ChatRole.Assistant, text));
            }
        }

        return messages;
    }
}
