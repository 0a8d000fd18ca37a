using System.Text.Json;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>A model as listed by <c>GET /models</c>.</summary>
/// <param name="ContextWindow">In tokens, under whatever name the server gives it; null when it says nothing.</param>
internal sealed record OpenAIListedModel(string Id, int? ContextWindow, long Created)
{
    /// <summary>Null when the server says nothing.</summary>
    public ModelCapabilities? Capabilities { get; init; }

    /// <summary>Null when the server says nothing.</summary>
    public ModelPrice? Price { get; init; }
}

/// <summary>
/// <code>{"object":"list","data":[{"id":"m","object":"model","created":1,"owned_by":"…"}]}</code>
/// or a bare array (Together), or <c>{"models":[{"name":"m"}]}</c> (Ollama's own list); ids may begin with <c>models/</c> (Gemini).
/// </summary>
internal static class OpenAIModelListJson
{
    private static readonly string[] WindowNames = ["context_window", "context_length", "max_model_len", "max_context_length", "max_input_tokens"];

    /// <exception cref="JsonException">Not JSON, or no list in it.</exception>
    public static IReadOnlyList<OpenAIListedModel> Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var list = root.ValueKind == JsonValueKind.Array ? root : Member(root, "data") ?? Member(root, "models");
        if (list is not { ValueKind: JsonValueKind.Array } models)
        {
            throw new JsonException("There is no list of models in it.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. models.EnumerateArray().Select(Read).OfType<OpenAIListedModel>().Where(model => seen.Add(model.Id))];
    }

    private static OpenAIListedModel? Read(JsonElement model)
    {
        const string prefix = "models/";
        var id = Text(model, "id") ?? Text(model, "model") ?? Text(model, "name");
        if (string.IsNullOrWhiteSpace(id))
        {
            return null;
        }

        return new(id.StartsWith(prefix, StringComparison.Ordinal) ? id[prefix.Length..] : id, Window(model), Number(model, "created") ?? 0)
        {
            Capabilities = OpenAIModelTraits.Capabilities(model),
            Price = OpenAIModelTraits.Price(model),
        };
    }

    // llama.cpp: "meta":{"n_ctx":4096,…}; Copilot: "capabilities":{"limits":{"max_context_window_tokens":264000}}
    private static int? Window(JsonElement model)
    {
        var window = WindowNames.Select(name => Number(model, name)).FirstOrDefault(size => size is > 0)
            ?? (Member(model, "meta") is { } meta ? Number(meta, "n_ctx") ?? Number(meta, "n_ctx_train") : null)
            ?? (Member(model, "capabilities") is { } c && Member(c, "limits") is { } limits ? Number(limits, "max_context_window_tokens") : null);
        return window is > 0 and <= int.MaxValue ? (int)window : null;
    }

    private static JsonElement? Member(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long? Number(JsonElement element, string name)
        => Member(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && Math.Abs(number) < 1e15 ? (long)number : null;
}
