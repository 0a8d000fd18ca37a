using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>What the next prompt is sent with. It belongs to the conversation and is remembered.</summary>
/// <param name="Model">Who is asked.</param>
public sealed record ConversationSettings(ModelInfo Model)
{
    /// <summary>Told to the model before everything else; null for none.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>Null leaves everything to the provider.</summary>
    public ChatParameters? Parameters { get; init; }
}
