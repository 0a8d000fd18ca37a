using System.Net;
using System.Text.Json;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>
/// <code>{"model":"…","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"…"}],"max_completion_tokens":1000,"seed":1,"reasoning_effort":"none"}</code>
/// <c>max_tokens</c> is the older name of <c>max_completion_tokens</c>.
/// </summary>
internal static class ChatCompletionsRequest
{
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
            throw Refuse("We could not parse the JSON body of your request: it is not valid JSON.", null, null, e);
        }
    }

    private static SimulatedRequest Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw Refuse("The body of the request must be a JSON object.", null, null);
        }

        var model = RequestJson.Text(root, "model") ?? throw Refuse("you must provide a model parameter", null, null);
        var messages = RequestJson.Member(root, "messages", JsonValueKind.Array)
            ?? throw Refuse("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
        if (messages.GetArrayLength() == 0)
        {
            throw Refuse("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array");
        }

        return new(model, [.. messages.EnumerateArray().Select(ReadTurn)])
        {
            Stream = RequestJson.Flag(root, "stream"),
            IncludeUsage = RequestJson.Member(root, "stream_options", JsonValueKind.Object) is { } options && RequestJson.Flag(options, "include_usage"),
            MaxTokens = Count(root, "max_completion_tokens") ?? Count(root, "max_tokens"),
            Seed = RequestJson.Number(root, "seed"),
            Tools = RequestTools.Functions(root),
            AllowsReasoning = RequestJson.Text(root, "reasoning_effort") != "none",
        };
    }

    private static SpokenTurn ReadTurn(JsonElement message, int index)
        => RequestJson.Turn(message) ?? throw Refuse($"Missing required parameter: 'messages[{index}].role'.", $"messages[{index}].role", "missing_required_parameter");

    private static int? Count(JsonElement root, string name)
    {
        if (!RequestJson.Has(root, name))
        {
            return null;
        }

        return RequestJson.Number(root, name) is >= 1 and <= int.MaxValue and var count
            ? (int)count
            : throw Refuse($"Invalid '{name}': expected an integer of at least 1.", name, "invalid_value");
    }

    private static SimulatedRefusalException Refuse(string message, string? param, string? code, Exception? inner = null)
        => new(HttpStatusCode.BadRequest, message, inner) { Type = "invalid_request_error", Param = param, Code = code };
}
