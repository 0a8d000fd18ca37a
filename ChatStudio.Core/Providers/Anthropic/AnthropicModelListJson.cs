using System.Text.Json;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>A page of models.</summary>
/// <param name="Next">The id to ask for the next page with; null on the last one.</param>
internal sealed record AnthropicModelPage(IReadOnlyList<AnthropicModel> Models, string? Next);

/// <summary>
/// <code>{"data":[{"type":"model","id":"claude-…","display_name":"…","max_input_tokens":1000000,"max_tokens":128000,"capabilities":{"thinking":{"types":{"enabled":{"supported":false},"adaptive":{"supported":true}}},"effort":{"low":{"supported":true}}}}],"has_more":false,"last_id":"…"}</code>
/// Compatible servers leave out everything but <c>data</c> and <c>id</c>.
/// </summary>
internal static class AnthropicModelListJson
{
    private static readonly string[] EffortNames = ["low", "medium", "high", "xhigh", "max"];

    /// <exception cref="JsonException">Not JSON, or no list in it.</exception>
    public static AnthropicModelPage Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (Member(root, "data") is not { ValueKind: JsonValueKind.Array } data)
        {
            throw new JsonException("There is no list of models in it.");
        }

        var models = data.EnumerateArray().Select(ReadModel).OfType<AnthropicModel>().ToArray();
        return new(models, Member(root, "has_more") is { ValueKind: JsonValueKind.True } ? Text(root, "last_id") ?? models.LastOrDefault()?.Id : null);
    }

    private static AnthropicModel? ReadModel(JsonElement model)
    {
        if (Text(model, "id") is not { Length: > 0 } id)
        {
            return null;
        }

        var capabilities = Member(model, "capabilities");
        var (thinking, effort) = (Member(capabilities, "thinking"), Member(capabilities, "effort"));
        var types = Member(thinking, "types");
        return new(
            id,
            Text(model, "display_name"),
            Count(model, "max_input_tokens"),
            Count(model, "max_tokens"),
            TakesBudget: types is not null && IsSupported(types, "enabled"),
            IsAdaptive: thinking is null || (types is not null && IsSupported(types, "adaptive")),
            Efforts: effort is null ? null : EffortNames.Where(name => IsSupported(effort, name)).ToHashSet());
    }

    private static bool IsSupported(JsonElement? group, string name) => Member(Member(group, name), "supported") is { ValueKind: JsonValueKind.True };

    private static JsonElement? Member(JsonElement? element, string name)
        => element is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static int? Count(JsonElement element, string name)
        => Member(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var count) && count > 0 ? count : null;
}
