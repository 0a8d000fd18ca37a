using System.Globalization;
using System.Text.Json;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>What a few servers tell of a model in its entry of <c>GET /models</c>, each in a way of its own.</summary>
internal static class OpenAIModelTraits
{
    // A dearer model is a mistake in the list.
    private const decimal HighestPrice = 100_000;

    /// <summary>
    /// OpenRouter: <c>"architecture":{"input_modalities":["text","image"]},"supported_parameters":["tools","reasoning"]</c>;
    /// Mistral: <c>"capabilities":{"function_calling":true,"vision":false}</c>.
    /// </summary>
    public static ModelCapabilities? Capabilities(JsonElement model)
    {
        if (Member(model, "capabilities") is { ValueKind: JsonValueKind.Object } told && (IsTold(told, "function_calling") || IsTold(told, "vision")))
        {
            return (Is(told, "function_calling") ? ModelCapabilities.Tools : 0) | (Is(told, "vision") ? ModelCapabilities.Vision : 0) | (Is(told, "reasoning") ? ModelCapabilities.Reasoning : 0);
        }

        if (Member(model, "supported_parameters") is not { ValueKind: JsonValueKind.Array } parameters)
        {
            return null;
        }

        var inputs = Member(model, "architecture") is { } architecture ? Member(architecture, "input_modalities") : null;
        return (Holds(parameters, "tools") ? ModelCapabilities.Tools : 0)
            | (Holds(parameters, "reasoning") ? ModelCapabilities.Reasoning : 0)
            | (inputs is { ValueKind: JsonValueKind.Array } kinds && Holds(kinds, "image") ? ModelCapabilities.Vision : 0);
    }

    /// <summary>OpenRouter, dollars per token as text: <c>"pricing":{"prompt":"0.000003","completion":"0.000015","input_cache_read":"0.0000003"}</c>.</summary>
    public static ModelPrice? Price(JsonElement model)
        => Member(model, "pricing") is { ValueKind: JsonValueKind.Object } pricing && PerMillion(pricing, "prompt") is { } input && PerMillion(pricing, "completion") is { } output
            ? new(input, output, PerMillion(pricing, "input_cache_read"))
            : null;

    // -1 stands for "depends on the model it is routed to".
    private static decimal? PerMillion(JsonElement pricing, string name)
        => Member(pricing, name) is { ValueKind: JsonValueKind.String } text
            && decimal.TryParse(text.GetString(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var perToken)
            && perToken is >= 0 and <= HighestPrice / 1_000_000
            ? perToken * 1_000_000
            : null;

    private static JsonElement? Member(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static bool IsTold(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False };

    private static bool Is(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.True };

    private static bool Holds(JsonElement list, string word)
        => list.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(word));
}
