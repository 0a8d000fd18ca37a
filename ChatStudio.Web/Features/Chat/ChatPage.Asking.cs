using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Commands;
using ChatStudio.Web.Design;

namespace ChatStudio.Web.Features.Chat;

/// <content>What the next prompt is sent with.</content>
public sealed partial class ChatPage
{
    // Of the chat that is about to begin; null until something is chosen for it.
    private ConversationSettings? _next;
    private IDisposable? _presets;
    private bool _isSetting;

    private ConversationSettings Settings => _conversation?.Settings ?? _next ?? preferences.Default?.ToSettings(catalog, catalog.Default) ?? new(catalog.Default);

    private ModelInfo Model => Settings.Model;

    private async Task ConfigureAsync(Func<ConversationSettings, ConversationSettings> change)
    {
        if (_conversation is null)
        {
            _next = change(Settings);
        }
        else
        {
            await conversations.ConfigureAsync(_conversation.Id, change);
        }
    }

    private Task PickAsync(ModelInfo model) => ConfigureAsync(settings => settings with { Model = model });

    // A model that was picked stays picked for the next chat; a system prompt belongs to the one it was written for.
    private void Begun() => _next = preferences.Default is null && _next is { } last ? new(last.Model) : null;

    private void OfferPresets()
    {
        _presets?.Dispose();
        _presets = commands.Add([.. preferences.Presets.Select(preset => new Command($"preset {preset.Name}", CommandGroup.Chat, StudioIcons.Sliders, $"Use preset {preset.Name}", () => UseAsync(preset))
        {
            Applies = () => !_isMissing,
        })]);
    }

    private async Task UseAsync(ChatPreset preset)
    {
        await ConfigureAsync(settings => preset.ToSettings(catalog, settings.Model));
        StateHasChanged();
    }

    private void ReadPreferences()
    {
        OfferPresets();
        StateHasChanged();
    }
}
