namespace ChatStudio.Core.Providers.Prices;

/// <summary>The shape of <c>prices.json</c>: US dollars per million tokens.</summary>
internal sealed record PriceFile(DateOnly Date, string Source, IReadOnlyDictionary<string, PriceFile.Provider> Providers)
{
    /// <param name="Source">The page the prices are from.</param>
    internal sealed record Provider(string Source, IReadOnlyList<Model> Models);

    /// <param name="Can">Names of <see cref="ModelCapabilities"/>.</param>
    internal sealed record Model(string Id, decimal Input, decimal Output, decimal? CachedInput, int? Context, IReadOnlyList<string> Can);
}
