using System.Collections.Immutable;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Health;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>
/// The catalog over all connections that are switched on. Follows <see cref="ConnectionStore"/> while the app runs; answers in
/// flight keep the client they began with. Usable at once with what is known; listing fills it.
/// </summary>
internal sealed class ModelCatalog : IModelCatalog, IDisposable
{
    /// <summary>What a provider gets to list its models.</summary>
    private static readonly TimeSpan ListLimit = TimeSpan.FromSeconds(5);

    private readonly ConnectionStore _store;
    private readonly ProviderFactory _factory;
    private readonly LocalServers? _local;
    private readonly HealthMemory? _checks;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private volatile CatalogView _view = CatalogView.Empty;

    /// <param name="local">Null where nobody looks for servers on this machine.</param>
    /// <param name="checks">Null where nobody checks providers.</param>
    public ModelCatalog(ConnectionStore store, ProviderFactory factory, LocalServers? local, HealthMemory? checks, TimeProvider time)
    {
        _store = store;
        _factory = factory;
        _local = local;
        _checks = checks;
        _time = time;
        _store.KeepSlots(SlotKeys(Follow()));
        _view = CatalogView.Of(_view.Listings, _store);
        _store.Changed += FollowAndTell;
    }

    public event Action? Changed;

    public IReadOnlyList<ModelInfo> Models => _view.Shown;

    public IReadOnlyList<ModelInfo> AllModels => _view.All;

    public IReadOnlyList<ProviderStatus> Providers => [.. _view.Listings.Select(listing => listing.Status)];

    public ModelInfo Default
    {
        get
        {
            var view = _view;
            return view.Listings.FirstOrDefault(listing => listing.Provider.ConfiguredModel is not null)?.Provider is { } configured
                ? Find($"{configured.Id}/{configured.ConfiguredModel}")!
                : view.Shown.FirstOrDefault(model => !model.IsSimulated) ?? view.Shown[0];
        }
    }

    /// <summary>There are providers that nobody has asked for their models yet.</summary>
    public bool HasUnlisted => _view.Listings.Any(listing => listing.CheckedAt is null);

    /// <summary>The first one in the order of <see cref="Providers"/>.</summary>
    public IModelProvider FirstProvider => _view.Listings[0].Provider;

    /// <summary>A provider that is switched on; null when there is none with this id.</summary>
    public IModelProvider? FindProvider(string id) => _view.Find(id)?.Provider;

    public ModelInfo? Find(string key)
    {
        var view = _view;
        if (view.ByKey.GetValueOrDefault(key) is { } listed)
        {
            return listed;
        }

        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < key.Length - 1 && view.Find(key[..slash]) is { } listing
            && listing.Provider.Describe(key[(slash + 1)..]) is { } unlisted
            ? listing.Tell(unlisted, _store)
            : null;
    }

    public IChatClient GetChatClient(ModelInfo model)
    {
        if (_view.Find(model.ProviderId) is { } listing)
        {
            if (!model.IsSimulated)
            {
                _store.KeepSlots([model.Key]);
            }

            return listing.Provider.GetChatClient(model.ModelId);
        }

        throw new ProviderException(ProviderErrorKind.ModelNotFound, _store.Find(model.ProviderId) is { } off
            ? $"{off.Name} is switched off in Settings, Providers; switch it on or pick another model."
            : $"The provider '{model.ProviderId}' is not configured any more; pick another model.");
    }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (_local is not null)
        {
            _store.SetFound(await _local.FindAsync(cancellationToken).ConfigureAwait(false));
        }

        await ListAsync(_ => true, cancellationToken).ConfigureAwait(false);
    }

    public Task RefreshAsync(string providerId, CancellationToken cancellationToken) => ListAsync(listing => listing.Provider.Id == providerId, cancellationToken);

    /// <summary>Lists the models of those that were added or changed since the last time.</summary>
    public Task RefreshUnlistedAsync(CancellationToken cancellationToken) => ListAsync(listing => listing.CheckedAt is null, cancellationToken);

    public void SendFieldsAgain(string providerId) => FindProvider(providerId)?.Fields?.Forget();

    public void Dispose()
    {
        _store.Changed -= FollowAndTell;
        _refreshing.Dispose();
    }

    private async Task ListAsync(Func<CatalogListing, bool> chosen, CancellationToken cancellationToken)
    {
        // One at a time, or a slow older answer could overwrite a newer one.
        await _refreshing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var asked = await Task.WhenAll(_view.Listings.Where(chosen).Select(listing => ListAsync(listing, cancellationToken))).ConfigureAwait(false);
            lock (_gate)
            {
                // What was changed or removed meanwhile is not brought back.
                ImmutableArray<CatalogListing> listings = [.. _view.Listings.Select(now => asked.FirstOrDefault(answer => answer.Provider == now.Provider) is { } answer ? now.With(answer) : now)];
                // Slots go by order of appearance, which must not depend on who answers first.
                _store.KeepSlots(SlotKeys(listings));
                _view = CatalogView.Of(listings, _store);
            }
        }
        finally
        {
            _refreshing.Release();
        }

        Changed?.Invoke();
    }

    // A provider that does not answer keeps the models it listed before.
    private async Task<CatalogListing> ListAsync(CatalogListing before, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ListLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var name = before.Provider.Name;
        try
        {
            var models = await before.Provider.ListAsync(either.Token).ConfigureAwait(false);
            return before with { Models = [.. models], Problem = models.Count > 0 ? null : $"{name} answers, but lists no models.", CheckedAt = _time.GetUtcNow() };
        }
        catch (ProviderException e)
        {
            return before with { Problem = ListingProblem.Sentence(name, before.Provider.Settings, e), CheckedAt = _time.GetUtcNow() };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return before with { Problem = $"{name} did not list its models within {ListLimit.TotalSeconds:0} seconds; is the server busy or the base URL wrong?", CheckedAt = _time.GetUtcNow() };
        }
    }

    private void FollowAndTell()
    {
        var before = _view.Listings;
        var now = Follow();
        // What a check found out holds for the address and the key it was made with.
        foreach (var gone in before.Where(known => now.All(listing => listing.Provider != known.Provider)))
        {
            _checks?.Forget(gone.Provider.Id);
        }

        Changed?.Invoke();
    }

    private ImmutableArray<CatalogListing> Follow()
    {
        lock (_gate)
        {
            var before = _view.Listings;
            ImmutableArray<CatalogListing> listings = [.. _store.Connections.Where(connection => connection.IsEnabled).Select(connection => before.FirstOrDefault(known
                => known.Connection.Id == connection.Id && known.Connection.Revision == connection.Revision) is { } kept
                    ? kept with { Connection = connection }
                    : Open(connection))];
            _view = CatalogView.Of(listings, _store);
            return listings;
        }
    }

    private CatalogListing Open(ProviderConnection connection)
    {
        var provider = _factory.Create(connection, _store.KeyOf(connection.Id));
        if (provider.Fields is { } fields)
        {
            fields.Changed += () => Changed?.Invoke();
        }

        return CatalogListing.Of(connection, provider);
    }

    private static IEnumerable<string> SlotKeys(ImmutableArray<CatalogListing> listings)
        => listings.SelectMany(listing => listing.Models).Where(model => !model.IsSimulated).Select(model => model.Key);
}
