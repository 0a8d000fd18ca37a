using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Settings.Models;

/// <summary>All models that the providers list, hidden ones included.</summary>
public sealed partial class ModelsPage(ConnectionStore store, IModelCatalog catalog)
{
    /// <summary>Some providers list hundreds; so many are drawn before a person asks for all.</summary>
    private const int AtFirst = 40;

    private readonly HashSet<string> _whole = [];
    private string _search = "";
    private string? _status;

    private IEnumerable<ModelInfo> Found
    {
        get
        {
            var words = _search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return catalog.AllModels.Where(model => words.All(word
                => model.ModelId.Contains(word, StringComparison.OrdinalIgnoreCase) || model.ProviderName.Contains(word, StringComparison.OrdinalIgnoreCase)));
        }
    }

    protected override void OnInitialized()
    {
        Listen(refresh => store.Changed += refresh, refresh => store.Changed -= refresh);
        Listen(refresh => catalog.Changed += refresh, refresh => catalog.Changed -= refresh);
    }

    private int Shown(string provider) => _whole.Contains(provider) ? int.MaxValue : AtFirst;

    private void Search(ChangeEventArgs change) => _search = change.Value as string ?? "";

    private void Say(string words) => _status = words;
}
