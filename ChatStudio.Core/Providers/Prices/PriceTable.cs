using System.Collections.Frozen;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Prices;

/// <summary>Prices and facts of well-known models, from <c>prices.json</c> beside this file; its date and sources stand in it.</summary>
internal static class PriceTable
{
    private static readonly PriceFile File = Read();

    // The same id means another price at another provider.
    private static readonly FrozenDictionary<string, FrozenDictionary<string, ModelFacts>> Providers = File.Providers.ToFrozenDictionary(
        provider => provider.Key,
        provider => provider.Value.Models.ToFrozenDictionary(model => model.Id, Facts, StringComparer.OrdinalIgnoreCase),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The day the prices held.</summary>
    public static DateOnly Date => File.Date;

    /// <summary>Null for what is not in the table.</summary>
    /// <param name="provider">For example <c>anthropic</c>; null where no prices apply.</param>
    public static ModelFacts? Find(string? provider, string modelId)
        => provider is not null && Providers.TryGetValue(provider, out var models)
            ? models.GetValueOrDefault(modelId) ?? models.GetValueOrDefault(WithoutVersion(modelId))
            : null;

    // gpt-5-2025-08-07 · claude-sonnet-4-5-20250929 · mistral-small-2506 · claude-3-5-haiku-latest
    private static string WithoutVersion(string modelId)
    {
        const string latest = "-latest";
        if (modelId.EndsWith(latest, StringComparison.OrdinalIgnoreCase))
        {
            return modelId[..^latest.Length];
        }

        var end = modelId.Length;
        while (end > 0 && (char.IsAsciiDigit(modelId[end - 1]) || modelId[end - 1] == '-'))
        {
            end--;
        }

        var digits = modelId.AsSpan(end);
        // The version number of the name itself is short: claude-sonnet-4-5-20250929 loses its last part only.
        var last = modelId.LastIndexOf('-');
        return last < 0 ? modelId
            : digits.Length >= "-2025-08-07".Length && digits[^3] == '-' && digits[^6] == '-' ? modelId[..^"-2025-08-07".Length]
            : modelId.Length - last is 5 or 9 && modelId.AsSpan(last + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? modelId[..last]
            : modelId;
    }

    private static ModelFacts Facts(PriceFile.Model model)
        => new(new(model.Input, model.Output, model.CachedInput), model.Context, model.Can.Aggregate(ModelCapabilities.None, (all, word) => all | Enum.Parse<ModelCapabilities>(word, ignoreCase: true)));

    private static PriceFile Read()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("ChatStudio.Core.Providers.Prices.prices.json")!;
        return JsonSerializer.Deserialize<PriceFile>(stream, JsonSerializerOptions.Web)!;
    }
}
