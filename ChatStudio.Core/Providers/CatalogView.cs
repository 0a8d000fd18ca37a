using System.Collections.Frozen;
using System.Collections.Immutable;
using ChatStudio.Core.Providers.Connections;

namespace ChatStudio.Core.Providers;

/// <summary>The catalog at one moment, read without a lock.</summary>
internal sealed class CatalogView
{
    private CatalogView(ImmutableArray<CatalogListing> listings, ImmutableArray<ModelInfo> all, ImmutableArray<ModelInfo> shown)
    {
        Listings = listings;
        All = all;
        Shown = shown;
        ByKey = all.DistinctBy(model => model.Key).ToFrozenDictionary(model => model.Key, StringComparer.Ordinal);
    }

    public static CatalogView Empty { get; } = new([], [], []);

    public ImmutableArray<CatalogListing> Listings { get; }

    public ImmutableArray<ModelInfo> All { get; }

    /// <summary>Without the hidden ones; never empty.</summary>
    public ImmutableArray<ModelInfo> Shown { get; }

    public FrozenDictionary<string, ModelInfo> ByKey { get; }

    public static CatalogView Of(ImmutableArray<CatalogListing> listings, ConnectionStore store)
    {
        ImmutableArray<ModelInfo> all = [.. listings.SelectMany(listing => listing.Models.Select(model => listing.Tell(model, store)))];
        ImmutableArray<ModelInfo> shown = [.. all.Where(model => !store.Settings(model.Key).IsHidden)];
        return new(listings, all, shown.IsEmpty ? Simulated.SimulatedModels.All.ToImmutableArray() : shown);
    }

    public CatalogListing? Find(string providerId) => Listings.FirstOrDefault(listing => listing.Provider.Id == providerId);
}
