namespace ChatStudio.Core.Providers.Connections;

/// <summary>What is known of a provider before anything is typed.</summary>
/// <param name="Id">Kept in the data folder, for example <c>anthropic</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="BaseUrl">Fills the form; with <c>&lt;…&gt;</c> where a part is the person's own, empty where all of it is.</param>
public sealed record ProviderPreset(string Id, string Name, ProviderDialect Dialect, string BaseUrl)
{
    /// <summary>The provider answers nobody without a key.</summary>
    public bool NeedsKey { get; init; } = true;

    /// <summary>Where a key is made, for people to read.</summary>
    public string? KeyPage { get; init; }

    /// <summary>What a right address looks like, for example <c>it usually ends in /v1</c>.</summary>
    public string AddressHint { get; init; } = "it usually ends in /v1";

    /// <summary>Its server goes on with an answer of the last message when the request says <c>continue_final_message</c>.</summary>
    public bool ContinuesMessages { get; init; }

    /// <summary>The header that holds the key where it is not <c>Authorization: Bearer</c>.</summary>
    public string? KeyHeader { get; init; }

    /// <summary>The provider of <see cref="Prices.PriceTable"/> whose prices apply.</summary>
    public string? PricesOf { get; init; }
}
