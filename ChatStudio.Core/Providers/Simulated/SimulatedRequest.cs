using System.Text.Json;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>What the simulator reads of a Chat Completions request. Everything else is accepted and ignored.</summary>
internal sealed record SimulatedRequest(string Model, IReadOnlyList<SpokenTurn> Messages)
{
    public bool Stream { get; init; }

    public bool IncludeUsage { get; init; }

    /// <summary><c>max_completion_tokens</c>, else <c>max_tokens</c>.</summary>
    public int? MaxTokens { get; init; }

    public long? Seed { get; init; }

    /// <exception cref="SimulatedRefusalException">The body is not a request a real server would take.</exception>
    public static SimulatedRequest Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw SimulatedRefusalException.BadRequest("We could not parse the JSON body of your request: it is not valid JSON.", null, null, e);
        }
    }

    private static SimulatedRequest Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw SimulatedRefusalException.BadRequest("The body of the request must be a JSON object.", null, null);
        }

        if (!root.TryGetProperty("model", out var model) || model.ValueKind is not JsonValueKind.String)
        {
            throw SimulatedRefusalException.BadRequest("you must provide a model parameter", null, null);
        }

        if (!root.TryGetProperty("messages", out var messages) || messages.ValueKind is not JsonValueKind.Array)
        {
            throw SimulatedRefusalException.BadRequest("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
        }

        if (messages.GetArrayLength() == 0)
        {
            throw SimulatedRefusalException.BadRequest("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array");
        }

        return new(model.GetString()!, [.. messages.EnumerateArray().Select(ReadTurn)])
        {
            Stream = Flag(root, "stream"),
            IncludeUsage = root.TryGetProperty("stream_options", out var options) && options.ValueKind is JsonValueKind.Object && Flag(options, "include_usage"),
            MaxTokens = Count(root, "max_completion_tokens") ?? Count(root, "max_tokens"),
            Seed = root.TryGetProperty("seed", out var seed) && seed.ValueKind is JsonValueKind.Number && seed.TryGetInt64(out var value) ? value : null,
        };
    }

    private static SpokenTurn ReadTurn(JsonElement message, int index)
    {
        if (message.ValueKind is not JsonValueKind.Object || !message.TryGetProperty("role", out var role) || role.ValueKind is not JsonValueKind.String)
        {
            throw SimulatedRefusalException.BadRequest($"Missing required parameter: 'messages[{index}].role'.", $"messages[{index}].role", "missing_required_parameter");
        }

        return new(role.GetString()!, message.TryGetProperty("content", out var content) ? TextOf(content) : "");
    }

    // "text", or [{"type":"text","text":"…"},{"type":"image_url",…}], or null next to tool calls
    private static string TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray()
            .Where(part => part.ValueKind is JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String)
            .Select(part => part.GetProperty("text").GetString())),
        _ => "",
    };

    private static bool Flag(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;

    private static int? Count(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 1
            ? count
            : throw SimulatedRefusalException.BadRequest($"Invalid '{name}': expected an integer of at least 1.", name, "invalid_value");
    }
}
