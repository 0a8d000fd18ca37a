using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>The catalog over all configured providers. Usable at once with what is known; <see cref="RefreshAsync"/> fills it.</summary>
internal sealed class ModelCatalog : IModelCatalog, IDisposable
{
    /// <summary>What a provider gets to list its models.</summary>
    private static readonly TimeSpan ListLimit = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<IModelProvider> _providers;
    private readonly TimeProvider _time;
    private readonly ModelSlots _slots = new();
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private ImmutableArray<Listing> _listings;

    public ModelCatalog(IEnumerable<IModelProvider> providers, TimeProvider time)
    {
        _providers = [.. providers];
        _time = time;
        _listings = [.. _providers.Select(provider => new Listing(
            provider,
            [.. provider.KnownModels.Select(_slots.Assign)],
            provider.KnownModels is [{ IsSimulated: true }, ..] ? null : $"The models of {provider.Name} are being listed."))];
    }

    public event Action? Changed;

    public IReadOnlyList<ModelInfo> Models => [.. Listings.SelectMany(listing => listing.Models)];

    public IReadOnlyList<ProviderStatus> Providers
        => [.. Listings.Select(l => new ProviderStatus(l.Provider.Id, l.Provider.Name, l.Provider.Origin, l.Problem is null, l.Problem) { Setup = l.Provider.Setup })];

    public ModelInfo Default
    {
        get
        {
            var models = Models;
            return _providers.FirstOrDefault(provider => provider.ConfiguredModel is not null) is { } configured
                ? Find($"{configured.Id}/{configured.ConfiguredModel}")!
                : models.FirstOrDefault(model => !model.IsSimulated) ?? models[0];
        }
    }

    private ImmutableArray<Listing> Listings => ImmutableInterlocked.InterlockedCompareExchange(ref _listings, default, default);

    public ModelInfo? Find(string key)
    {
        var listings = Listings;
        if (listings.SelectMany(listing => listing.Models).FirstOrDefault(model => model.Key == key) is { } listed)
        {
            return listed;
        }

        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < key.Length - 1 && Provider(key[..slash])?.Describe(key[(slash + 1)..]) is { } unlisted ? _slots.Assign(unlisted) : null;
    }

    public IChatClient GetChatClient(ModelInfo model)
        => Provider(model.ProviderId)?.GetChatClient(model.ModelId)
            ?? throw new ProviderException(ProviderErrorKind.ModelNotFound, $"The provider '{model.ProviderId}' is not configured any more; pick another model.");

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // One at a time, or a slow older answer could overwrite a newer one.
        await _refreshing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var listings = await Task.WhenAll(Listings.Select(listing => ListAsync(listing, cancellationToken))).ConfigureAwait(false);
            // Slots go by order of appearance, which must not depend on who answers first.
            ImmutableInterlocked.InterlockedExchange(ref _listings, [.. listings.Select(l => l with { Models = [.. l.Models.Select(_slots.Assign)] })]);
        }
        finally
        {
            _refreshing.Release();
        }

        Changed?.Invoke();
    }

    public void Dispose() => _refreshing.Dispose();

    private IModelProvider? Provider(string id) => _providers.FirstOrDefault(provider => provider.Id == id);

    // A provider that does not answer keeps the models it listed before.
    private async Task<Listing> ListAsync(Listing before, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ListLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var models = await before.Provider.ListAsync(either.Token).ConfigureAwait(false);
            return before with { Models = [.. models], Problem = models.Count > 0 ? null : $"{before.Provider.Name} answers, but lists no models." };
        }
        catch (ProviderException e)
        {
            return before with { Problem = ListingProblem.Sentence(before.Provider.Name, before.Provider.Settings, e) };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return before with { Problem = $"{before.Provider.Name} did not list its models within {ListLimit.TotalSeconds:0} seconds; is the server busy or the base URL wrong?" };
        }
    }

    private sealed record Listing(IModelProvider Provider, ImmutableArray<ModelInfo> Models, string? Problem);
}
