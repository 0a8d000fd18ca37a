using System.Globalization;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Features.Chat.Asking;

public sealed partial class ChatSettingsDialog(IJSRuntime js) : IAsyncDisposable
{
    private readonly LongTextModule _text = new(js);
    private ElementReference _dialog;
    private ElementReference _field;
    private Sheet? _sheet;
    private SettingsDraft _draft = new();

    // What the field is drawn with; what is typed stays in the browser until it is saved. Another revision is another field.
    private string? _systemPrompt;
    private int _revision;
    private ModelInfo? _model;
    private string _preset = "";
    private string _name = "";
    private string? _note;
    private string? _promptProblem;
    private string? _failure;
    private string? _said;

    /// <summary>What the chat is asked with until now.</summary>
    [Parameter, EditorRequired]
    public required ConversationSettings Settings { get; set; }

    /// <summary>What it is to be asked with; leaves the model alone unless a preset names one.</summary>
    [Parameter]
    public EventCallback<Func<ConversationSettings, ConversationSettings>> OnSave { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private PreferenceStore Preferences { get; set; } = null!;

    [Inject]
    private IModelCatalog Catalog { get; set; } = null!;

    [Inject]
    private SheetModule Sheets { get; set; } = null!;

    private ModelInfo ShownModel => _model ?? Settings.Model;

    public async ValueTask DisposeAsync()
    {
        await _text.DisposeAsync();
        if (_sheet is not null)
        {
            await _sheet.DisposeAsync();
        }
    }

    protected override void OnInitialized() => Fill(Settings.SystemPrompt, Settings.Parameters);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _sheet = await Sheets.OpenAsync(_dialog, () => InvokeAsync(OnClose.InvokeAsync));
        }
    }

    private void Fill(string? systemPrompt, ChatParameters? parameters)
    {
        (_systemPrompt, _draft) = (systemPrompt, SettingsDraft.Of(parameters));
        _revision++;
        (_promptProblem, _failure, _note) = (null, null, null);
    }

    private void Take(ChangeEventArgs change)
    {
        _preset = change.Value as string ?? "";
        if (Preferences.Find(_preset) is not { } preset)
        {
            return;
        }

        Fill(preset.SystemPrompt, preset.Parameters);
        _name = preset.Name;
        _model = Catalog.Find(preset.ModelKey);
        _note = _model is null ? $"Its model {preset.ModelId} is not there any more; {Settings.Model.ModelId} stays." : null;
        _said = $"{preset.Name} is filled in. Save lets it hold.";
    }

    private void Reset()
    {
        (_preset, _model) = ("", null);
        Fill(null, null);
        _said = "Everything is the provider's own. Save lets it hold.";
    }

    private async Task SaveAsync()
    {
        if (await ReadAsync() is { } read)
        {
            var model = _model;
            await OnSave.InvokeAsync(current => read with { Model = model ?? current.Model });
            await OnClose.InvokeAsync();
        }
    }

    private async Task KeepAsync()
    {
        if (await ReadAsync() is not { } read)
        {
            return;
        }

        var preset = ChatPreset.Of(_name, read);
        try
        {
            // Off the renderer: the file is written through to the disk.
            await Task.Run(() => Preferences.Save(preset));
            _preset = Preferences.Find(_name.Trim())?.Name ?? "";
            _said = $"Saved as the preset {_preset}.";
        }
        catch (PreferenceException problem)
        {
            _failure = problem.Message;
        }
    }

    /// <returns>Null when something cannot be taken; the page says what.</returns>
    private async Task<ConversationSettings?> ReadAsync()
    {
        (_failure, _said) = (null, null);
        (var typed, _promptProblem) = await _text.ReadAsync(_field);
        _promptProblem ??= typed is null or { Length: <= ConversationSettings.MaxSystemPromptLength }
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"It has {typed.Length:#,0} characters; the limit is {ConversationSettings.MaxSystemPromptLength:#,0}. Nothing was saved and your text is still here: shorten it.");
        return _draft.TryRead(out var parameters) && typed is not null && _promptProblem is null
            ? new(ShownModel) { SystemPrompt = string.IsNullOrWhiteSpace(typed) ? null : typed, Parameters = parameters }
            : null;
    }
}
