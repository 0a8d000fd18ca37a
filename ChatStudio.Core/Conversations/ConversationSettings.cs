using System.Text.Json.Serialization;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>What the next prompt is sent with. It belongs to the conversation and is remembered.</summary>
/// <param name="Model">Who is asked.</param>
public sealed record ConversationSettings(ModelInfo Model)
{
    /// <summary>Characters of a system prompt. About 25,000 tokens, which are paid for with every prompt.</summary>
    public const int MaxSystemPromptLength = 100_000;

    /// <summary>Told to the model before everything else; null for none.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>Null leaves everything to the provider.</summary>
    public ChatParameters? Parameters { get; init; }

    /// <summary>What was set besides the model, in words; empty when nothing was.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Words => [.. SystemPrompt is null ? Array.Empty<string>() : ["system prompt"], .. Parameters?.Words ?? []];
}
