using ChatStudio.Core.Files;

namespace ChatStudio.Core.Conversations.Preferences;

/// <summary>What <c>preferences.json</c> holds.</summary>
internal sealed record StoredPreferences : IVersioned
{
    public static int CurrentVersion => 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>Null until a person chose.</summary>
    public TitlePreference? Titles { get; init; }

    /// <summary>By name.</summary>
    public IReadOnlyList<ChatPreset> Presets { get; init; } = [];

    /// <summary>The name of the preset that new chats begin with; null for none.</summary>
    public string? DefaultPreset { get; init; }

    public static bool IsSound(StoredPreferences stored)
        => stored.Presets.Select(preset => preset.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == stored.Presets.Count
            && stored.Presets.All(preset => preset.Name.Length is > 0 and <= ChatPreset.MaxNameLength && preset.ModelKey.Length > 0
                && preset.SystemPrompt is null or { Length: <= ConversationSettings.MaxSystemPromptLength })
            && stored.Titles is null or { Choice: not TitleChoice.ChosenModel } or { ModelKey.Length: > 0 };
}
