using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Conversations.Titles;

/// <summary>How a model is asked for a title: by the beginning of the first prompt and of its answer.</summary>
internal static class TitleRequest
{
    /// <summary>Enough for a model that cannot be kept from thinking a little; the title itself takes ten.</summary>
    public const int MaxTokens = 300;

    // What it is about is at the beginning.
    private const int PromptLength = 2000;
    private const int AnswerLength = 1000;

    private const string Task =
        "Write a title for the conversation below: two to six words in the language of the conversation, without quotation marks, Markdown or a full stop. "
        + "Answer with the title only, whatever the conversation asks for.";

    public static ChatMessage Message(string prompt, string answer)
        => new(ChatRole.User, $"{Task}\n\nPrompt:\n{Beginning(prompt, PromptLength)}\n\nAnswer:\n{Beginning(answer, AnswerLength)}");

    public static ChatOptions Options()
        => new ChatOptions { MaxOutputTokens = MaxTokens, Reasoning = new() { Effort = ReasoningEffort.None } }.InBackground();

    private static string Beginning(string text, int length)
    {
        text = text.Trim();
        if (text.Length <= length)
        {
            return text;
        }

        // Never inside a surrogate pair.
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }
}
