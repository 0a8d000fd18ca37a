using ChatStudio.Web.Commands;
using ChatStudio.Web.Design;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Features.Palette;

public sealed partial class CommandPalette : IAsyncDisposable
{
    private readonly PaletteModule _module;
    private readonly IDisposable _offer;
    private CancellationTokenSource _searching = new();
    private Task _found = Task.CompletedTask;
    private ElementReference _dialog;
    private ElementReference _input;
    private PaletteQuery _query = PaletteQuery.Parse("");
    private IReadOnlyList<PaletteSection> _sections = [];
    private IReadOnlyList<PaletteItem> _items = [];
    private int _active;
    private bool _isOpen;
    private bool _areKeysShown;

    public CommandPalette(
        IJSRuntime js, ListboxModule listbox, CommandRegistry commands, PaletteContent content, NavigationManager navigation, ShellState shell, ThemeModule theme)
    {
        _module = new(js);
        (Listbox, Commands, Content) = (listbox, commands, content);
        _offer = commands.Add(
            new Command("new", CommandGroup.App, StudioIcons.Plus, "New chat", () => navigation.NavigateTo("")),
            new Command("settings", CommandGroup.App, StudioIcons.Settings, "Settings: providers and keys", () => navigation.NavigateTo("settings/providers")),
            new Command("settings-models", CommandGroup.App, StudioIcons.Settings, "Settings: models and prices", () => navigation.NavigateTo("settings/models")),
            new Command("settings-data", CommandGroup.App, StudioIcons.Settings, "Settings: data, import, export, backup", () => navigation.NavigateTo("settings/data")),
            new Command("list", CommandGroup.App, StudioIcons.PanelLeft, "Show or hide the conversations", shell.ToggleDrawer),
            Look(ThemeChoice.Light, StudioIcons.Sun, "light"),
            Look(ThemeChoice.Dark, StudioIcons.Moon, "dark"),
            Look(ThemeChoice.System, StudioIcons.Contrast, "as the system's"),
            new Command("shortcuts", CommandGroup.App, StudioIcons.Keyboard, "Keyboard shortcuts", ShowKeys));

        Command Look(ThemeChoice choice, string icon, string words)
            => new($"theme-{choice}", CommandGroup.App, icon, $"Theme: {words}", () => theme.ChooseAsync(choice)) { Applies = () => shell.Theme != choice };
    }

    private ListboxModule Listbox { get; }

    private CommandRegistry Commands { get; }

    private PaletteContent Content { get; }

    private string? ActiveId => _items.Count > 0 ? $"cp-{_active}" : null;

    public async ValueTask DisposeAsync()
    {
        _offer.Dispose();
        await _searching.CancelAsync();
        _searching.Dispose();
        await _module.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _module.AttachAsync(_dialog, text => InvokeAsync(() => OpenedAsync(text)), () => InvokeAsync(Closed));
            await Listbox.FollowAsync(_input);
        }
    }

    private async Task OpenedAsync(string text)
    {
        _isOpen = true;
        await FindAsync(text);
        StateHasChanged();
    }

    // Nothing is kept that nobody sees.
    private void Closed()
    {
        _isOpen = false;
        (_sections, _items, _active) = ([], [], 0);
        StateHasChanged();
    }

    private Task TypedAsync(ChangeEventArgs change) => FindAsync(change.Value as string ?? "");

    private Task FindAsync(string text) => _found = ReplaceAsync(text);

    private async Task ReplaceAsync(string text)
    {
        var before = _searching;
        var searching = _searching = new();
        await before.CancelAsync();
        before.Dispose();
        _query = PaletteQuery.Parse(text);
        try
        {
            var sections = await Content.FindAsync(_query, searching.Token);
            if (_isOpen && searching == _searching)
            {
                (_sections, _items, _active) = (sections, [.. sections.SelectMany(section => section.Items)], 0);
            }
        }
        catch (OperationCanceledException)
        {
            // Something else was typed meanwhile.
        }
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        var last = Math.Max(0, _items.Count - 1);
        switch (key.Key)
        {
            case "ArrowDown":
                _active = _active == last ? 0 : _active + 1;
                break;
            case "ArrowUp":
                _active = _active == 0 ? last : _active - 1;
                break;
            case "Home":
                _active = 0;
                break;
            case "End":
                _active = last;
                break;
            case "Enter":
                // What was typed just before it counts.
                await _found;
                if (_items.Count > 0)
                {
                    await RunAsync(_items[_active]);
                }

                break;
        }
    }

    private async Task RunAsync(PaletteItem item)
    {
        await _module.ChosenAsync();
        await item.RunAsync();
    }

    private void ShowKeys()
    {
        _areKeysShown = true;
        StateHasChanged();
    }
}
