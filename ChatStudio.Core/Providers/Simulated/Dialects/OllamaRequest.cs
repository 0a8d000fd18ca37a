using System.Text.Json;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>
/// <code>{"model":"…","stream":true,"think":true,"messages":[{"role":"user","content":"…"}],"options":{"num_predict":128,"seed":1}}</code>
/// Streams unless told not to; a <c>num_predict</c> below zero is no limit.
/// </summary>
internal static class OllamaRequest
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
            throw OllamaRefusals.BadRequest("the request body is not valid JSON", e);
        }
    }

    private static SimulatedRequest Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw OllamaRefusals.BadRequest("the request body must be a JSON object");
        }

        var model = RequestJson.Text(root, "model") ?? throw OllamaRefusals.BadRequest("model is required");
        if (RequestJson.Member(root, "messages", JsonValueKind.Array) is not { } messages || messages.GetArrayLength() == 0)
        {
            // A real server only loads the model then; there is nothing to load here and nothing to answer.
            throw OllamaRefusals.BadRequest("messages is required");
        }

        var options = RequestJson.Member(root, "options", JsonValueKind.Object) ?? default;
        return new(model, [.. messages.EnumerateArray().Select(ReadTurn)])
        {
            Stream = RequestJson.Member(root, "stream", JsonValueKind.False) is null,
            MaxTokens = RequestJson.Number(options, "num_predict") is >= 1 and <= int.MaxValue and var count ? (int)count : null,
            Seed = RequestJson.Number(options, "seed"),
            Tools = RequestTools.Functions(root),
            AllowsReasoning = Thinks(root, model),
        };
    }

    private static SpokenTurn ReadTurn(JsonElement message) => RequestJson.Turn(message) ?? throw OllamaRefusals.BadRequest("message role is required");

    // true, false, or "low", "medium", "high", "max"; a model that cannot is refused when asked to.
    private static bool Thinks(JsonElement root, string model)
    {
        if (!RequestJson.Has(root, "think"))
        {
            return true;
        }

        var wanted = RequestJson.Member(root, "think", JsonValueKind.False) is null;
        return wanted && SimulatedModels.TryFind(model, out _) && !SimulatedModels.Reasons(model)
            ? throw OllamaRefusals.BadRequest($"\"{model}\" does not support thinking")
            : wanted;
    }
}
