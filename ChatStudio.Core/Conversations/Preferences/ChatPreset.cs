using System.Text.Json.Serialization;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations.Preferences;

/// <summary>Settings under a name, to begin chats with.</summary>
/// <param name="Name">For people; unique, whatever its case.</param>
/// <param name="ModelKey">The model may be gone by now.</param>
public sealed record ChatPreset(string Name, string ModelKey)
{
    public const int MaxNameLength = 60;

    public string? SystemPrompt { get; init; }

    public ChatParameters? Parameters { get; init; }

    /// <summary>The part of the key that people know.</summary>
    [JsonIgnore]
    public string ModelId => ModelKey[(ModelKey.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public static ChatPreset Of(string name, ConversationSettings settings)
        => new(name, settings.Model.Key) { SystemPrompt = settings.SystemPrompt, Parameters = settings.Parameters };

    /// <summary>Its model and what was set, in words.</summary>
    public string Describe() => string.Join(" · ", [ModelId, .. SystemPrompt is null ? Array.Empty<string>() : ["system prompt"], .. Parameters?.Words ?? []]);

    /// <summary>What a chat is asked with; with <paramref name="otherwise"/> where the preset's model is not there.</summary>
    public ConversationSettings ToSettings(IModelCatalog catalog, ModelInfo otherwise)
        => new(catalog.Find(ModelKey) ?? otherwise) { SystemPrompt = SystemPrompt, Parameters = Parameters };
}
