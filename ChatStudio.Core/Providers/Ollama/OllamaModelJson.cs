using System.Text.Json;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>A model as <c>/api/tags</c> lists it.</summary>
/// <param name="Digest">Changes when the model is pulled anew.</param>
/// <param name="Size">Parameters and quantization, for people: <c>4.0B Q4_K_M</c>; empty when it says nothing.</param>
/// <param name="IsEmbedding">Its family makes vectors and does not chat.</param>
internal sealed record OllamaListedModel(string Name, string Digest, string Size, bool IsEmbedding);

/// <summary>What <c>/api/show</c> tells of one model.</summary>
/// <param name="ContextWindow">In tokens, as trained; null when it says nothing.</param>
/// <param name="Capabilities"><c>completion</c>, <c>tools</c>, <c>vision</c>, <c>thinking</c>, <c>embedding</c>; empty on old servers.</param>
internal sealed record OllamaModelDetails(int? ContextWindow, IReadOnlyList<string> Capabilities);

/// <summary>
/// <code>{"models":[{"name":"qwen3:4b","digest":"359d…","details":{"family":"qwen3","parameter_size":"4.0B","quantization_level":"Q4_K_M"}}]}</code>
/// <code>{"capabilities":["completion","tools"],"model_info":{"general.architecture":"qwen3","qwen3.context_length":40960}}</code>
/// </summary>
internal static class OllamaModelJson
{
    /// <exception cref="JsonException">Not JSON, or no list in it.</exception>
    public static IReadOnlyList<OllamaListedModel> ReadList(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        if (Member(document.RootElement, "models") is not { ValueKind: JsonValueKind.Array } models)
        {
            throw new JsonException("There is no list of models in it.");
        }

        return [.. models.EnumerateArray().Select(ReadModel).OfType<OllamaListedModel>().DistinctBy(model => model.Name)];
    }

    /// <exception cref="JsonException">Not JSON.</exception>
    public static OllamaModelDetails ReadDetails(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var info = Member(document.RootElement, "model_info");
        var window = info is { ValueKind: JsonValueKind.Object } members
            ? members.EnumerateObject().FirstOrDefault(member => member.Name.EndsWith(".context_length", StringComparison.Ordinal)).Value
            : default;
        return new(
            window.ValueKind == JsonValueKind.Number && window.TryGetInt32(out var tokens) && tokens > 0 ? tokens : null,
            Member(document.RootElement, "capabilities") is { ValueKind: JsonValueKind.Array } named ? [.. named.EnumerateArray().Select(name => name.ToString())] : []);
    }

    private static OllamaListedModel? ReadModel(JsonElement model)
    {
        if ((Text(model, "name") ?? Text(model, "model")) is not { Length: > 0 } name)
        {
            return null;
        }

        var details = Member(model, "details");
        var size = string.Join(' ', new[] { Text(details, "parameter_size"), Text(details, "quantization_level") }.Where(part => !string.IsNullOrEmpty(part)));
        return new(name, Text(model, "digest") ?? "", size, Text(details, "family")?.Contains("bert", StringComparison.Ordinal) == true);
    }

    private static JsonElement? Member(JsonElement? element, string name)
        => element is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
