using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ChatStudio.Web.Models;

public sealed partial class ModelList
{
    private ElementReference _search;
    private string _text = "";
    private ModelGroup _group;
    private IReadOnlyList<ModelGroup> _groups = [];
    private IReadOnlyList<ModelInfo> _shown = [];
    private int _listed;
    private int _active;

    [Parameter]
    public ModelListPlacement Placement { get; set; }

    [Parameter, EditorRequired]
    public required ModelInfo Current { get; set; }

    [Parameter]
    public EventCallback<ModelInfo> OnPick { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private IModelCatalog Catalog { get; set; } = null!;

    [Inject]
    private ModelHistory History { get; set; } = null!;

    [Inject]
    private HealthMemory Health { get; set; } = null!;

    [Inject]
    private ListboxModule Listbox { get; set; } = null!;

    private string? Active => _shown.Count > 0 ? $"mp-{_active}" : null;

    protected override void OnInitialized()
    {
        Listen(refresh => Catalog.Changed += refresh, refresh => Catalog.Changed -= refresh, Refresh);
        Listen(refresh => Health.Changed += refresh, refresh => Health.Changed -= refresh);
        Read();
        _active = Math.Max(0, _shown.ToList().FindIndex(model => model.Key == Current.Key));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            await _search.TakeFocusAsync();
            await Listbox.FollowAsync(_search);
        }
    }

    // The catalog may put models before the active one: Enter takes the one that was seen.
    private void Refresh()
    {
        var active = _shown.ElementAtOrDefault(_active)?.Key;
        Read();
        _active = _shown.ToList().FindIndex(model => model.Key == active) is >= 0 and var index ? index : _active;
        StateHasChanged();
    }

    private void Read()
    {
        _groups = [ModelGroup.All, .. Catalog.Models.Select(ModelChoice.GroupOf).Distinct().Order()];
        var listed = ModelChoice.Find(Catalog.Models, _text, _group);
        _listed = listed.Count;
        _shown = [.. listed, .. ModelChoice.Unlisted(Catalog, _text)];
        _active = Math.Clamp(_active, 0, Math.Max(0, _shown.Count - 1));
    }

    private void Search(ChangeEventArgs change)
    {
        _text = change.Value as string ?? "";
        _active = 0;
        Read();
    }

    private void Choose(ModelGroup group)
    {
        _group = group;
        _active = 0;
        Read();
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                _active = _shown.Count == 0 ? 0 : (_active + 1) % _shown.Count;
                break;
            case "ArrowUp":
                _active = _shown.Count == 0 ? 0 : (_active + _shown.Count - 1) % _shown.Count;
                break;
            case "Home":
                _active = 0;
                break;
            case "End":
                _active = Math.Max(0, _shown.Count - 1);
                break;
            case "Enter" when _shown.Count > 0:
                await OnPick.InvokeAsync(_shown[_active]);
                break;
        }
    }
}
