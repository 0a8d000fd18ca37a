using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Health;

namespace ChatStudio.Web.Features.Settings.Providers;

/// <summary>All providers: what they are, whether they answer, and the forms to change them.</summary>
public sealed partial class ProvidersPage(ConnectionStore store, IModelCatalog catalog, HealthMemory checks)
{
    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, ProviderCard?> _cards = [];
    private bool _isAdding;
    private bool _isChecking;
    private string? _added;
    private string? _status;

    protected override void OnInitialized()
    {
        Listen(refresh => store.Changed += refresh, refresh => store.Changed -= refresh);
        Listen(refresh => catalog.Changed += refresh, refresh => catalog.Changed -= refresh);
        Listen(refresh => checks.Changed += refresh, refresh => checks.Changed -= refresh);
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    private void Added(ProviderConnection connection)
    {
        _isAdding = false;
        _added = connection.Id;
        Say($"{connection.Name} was added.");
    }

    private void Say(string words) => _status = words;

    private async Task CheckAllAsync()
    {
        if (_isChecking)
        {
            return;
        }

        _isChecking = true;
        try
        {
            // First what is there at all: a server on this machine may have come or gone.
            await catalog.RefreshAsync(_gone.Token);
            await Task.WhenAll(store.Connections.Where(connection => connection.IsEnabled).Select(connection => _cards.GetValueOrDefault(connection.Id)?.CheckAsync() ?? Task.CompletedTask));
        }
        catch (OperationCanceledException)
        {
            // The page was left meanwhile.
            return;
        }

        _isChecking = false;
        Say($"{catalog.Providers.Count(provider => provider.IsReady)} of {catalog.Providers.Count} providers are ready.");
    }
}
