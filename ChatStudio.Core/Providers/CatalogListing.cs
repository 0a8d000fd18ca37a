using System.Collections.Immutable;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Prices;

namespace ChatStudio.Core.Providers;

/// <summary>One provider of the catalog and what it listed last.</summary>
internal sealed record CatalogListing(ProviderConnection Connection, IModelProvider Provider, ImmutableArray<ModelInfo> Models, string? Problem)
{
    /// <summary>When it was last asked.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    public ProviderStatus Status => new(Provider.Id, Provider.Name, Provider.Origin, Problem is null, Connection.KeyProblem ?? Problem)
    {
        Setup = Provider.Setup,
        Models = Models.Length,
        CheckedAt = CheckedAt,
        Dropped = Provider.Fields?.All ?? [],
    };

    /// <summary>A provider that nobody has asked yet.</summary>
    public static CatalogListing Of(ProviderConnection connection, IModelProvider provider)
        => new(connection, provider, [.. provider.KnownModels], connection.Source == ConnectionSource.BuiltIn ? null : $"The models of {provider.Name} are being listed.");

    /// <summary>The answer of an earlier look at the same provider.</summary>
    public CatalogListing With(CatalogListing answer) => this with { Models = answer.Models, Problem = answer.Problem, CheckedAt = answer.CheckedAt };

    /// <summary>The model with all that is known of it: what its list says, what the table says, what a person set.</summary>
    public ModelInfo Tell(ModelInfo model, ConnectionStore store)
    {
        if (model.IsSimulated)
        {
            return model with { Slot = store.Settings(model.Key).Slot ?? model.Slot };
        }

        var facts = PriceTable.Find(Connection.Preset.PricesOf, model.ModelId);
        var own = store.Settings(model.Key).Price;
        var price = own ?? model.Price ?? (model.IsLocal ? null : facts?.Price);
        return model with
        {
            Slot = store.SlotOf(model.Key),
            ContextWindow = model.ContextWindow ?? facts?.ContextWindow,
            Capabilities = model.Capabilities ?? facts?.Capabilities,
            Price = price,
            PriceSource = price is null ? null : own is not null ? "your own price" : model.Price is not null ? $"told by {model.ProviderName}" : $"price list of {PriceTable.Date:yyyy-MM-dd}",
            RequestTimeout = Connection.RequestTimeout,
            StalledAfter = Connection.StalledAfter,
        };
    }
}
