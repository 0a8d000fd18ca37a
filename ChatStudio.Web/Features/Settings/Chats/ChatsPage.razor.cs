using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Features.Settings.Chats;

/// <summary>What holds for all chats: presets, and who titles them.</summary>
public sealed partial class ChatsPage(PreferenceStore preferences, IModelCatalog catalog)
{
    private string? _status;
    private string? _failure;

    private TitlePreference Titles => preferences.Titles;

    private ModelInfo TitleModel => Titles.ModelKey is { } key && catalog.Find(key) is { } model ? model : catalog.Default;

    protected override void OnInitialized()
    {
        Listen(refresh => preferences.Changed += refresh, refresh => preferences.Changed -= refresh);
        Listen(refresh => catalog.Changed += refresh, refresh => catalog.Changed -= refresh);
    }

    private Task TitleAsync(TitlePreference titles) => ChangeAsync(() => preferences.SetTitles(titles), "Saved.");

    private Task TitleByAsync(ModelInfo model) => TitleAsync(new(TitleChoice.ChosenModel, model.Key));

    private Task StartWithAsync(ChatPreset? preset)
        => ChangeAsync(() => preferences.SetDefault(preset?.Name), preset is null ? "New chats begin with nothing set." : $"New chats begin with {preset.Name}.");

    private Task RenameAsync(ChatPreset preset, string name) => ChangeAsync(() => preferences.Rename(preset.Name, name), $"{preset.Name} was renamed.");

    private Task DeleteAsync(ChatPreset preset) => ChangeAsync(() => preferences.Delete(preset.Name), $"{preset.Name} was deleted.");

    private async Task ChangeAsync(Action change, string words)
    {
        try
        {
            (_failure, _status) = (null, null);
            // Off the renderer: the file is written through to the disk.
            await Task.Run(change);
            _status = words;
        }
        catch (PreferenceException problem)
        {
            _failure = problem.Message;
        }
    }
}
