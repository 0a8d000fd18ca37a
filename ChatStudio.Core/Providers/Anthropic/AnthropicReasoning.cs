using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>Thinking on its way back to the model that thought it: the same text, under its signature.</summary>
internal static class AnthropicReasoning
{
    public static bool IsOurs(TextReasoningContent content)
        => Thinking(content) is not null || ProtectedReasoning.Find(content, AnthropicBlock.RedactedTag) is not null;

    public static void Write(Utf8JsonWriter json, TextReasoningContent content)
    {
        if (Thinking(content) is var (text, signature))
        {
            json.WriteString("type", "thinking");
            json.WriteString("thinking", WellFormedText.Strip(text));
            json.WriteString("signature", signature);
        }
        else
        {
            json.WriteString("type", "redacted_thinking");
            json.WriteString("data", ProtectedReasoning.Find(content, AnthropicBlock.RedactedTag));
        }
    }

    private static (string Text, string Signature)? Thinking(TextReasoningContent content)
    {
        if (ProtectedReasoning.Find(content, AnthropicBlock.ThinkingTag) is { } signature)
        {
            return (content.Text, signature);
        }

        // The blank line in front was ours.
        return ProtectedReasoning.Find(content, AnthropicBlock.NextThinkingTag) is { } next
            ? (content.Text.StartsWith(AnthropicMapper.Separator, StringComparison.Ordinal) ? content.Text[AnthropicMapper.Separator.Length..] : content.Text, next)
            : null;
    }
}
