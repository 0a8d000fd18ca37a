using System.Globalization;
using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Features.Settings.Models;

/// <summary>Prices and sizes of models, as the settings write them.</summary>
public static class PriceText
{
    /// <summary><c>$3 / $15</c>, otherwise why there is none.</summary>
    public static string Of(ModelInfo model) => model.Price is { } price
        ? string.Create(CultureInfo.InvariantCulture, $"${price.Input:0.####} / ${price.Output:0.####}")
        : model.IsSimulated ? "free" : model.IsLocal ? "local" : "no price";

    /// <summary><c>200k</c>, <c>1M</c>.</summary>
    public static string Short(int tokens) => tokens < 999_500
        ? string.Create(CultureInfo.InvariantCulture, $"{tokens / 1_000.0:0}k")
        : string.Create(CultureInfo.InvariantCulture, $"{tokens / 1_000_000.0:0.#}M");
}
