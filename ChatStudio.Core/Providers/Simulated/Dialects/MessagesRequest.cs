using System.Text.Json;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>
/// <code>{"model":"…","max_tokens":4096,"stream":true,"system":"…","messages":[{"role":"user","content":"…"}],"thinking":{"type":"adaptive","display":"omitted"}}</code>
/// The system prompt becomes the first turn, so that the conversation is the same one as in the other dialects.
/// </summary>
internal static class MessagesRequest
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
            throw MessagesRefusals.BadRequest("The request body is not valid JSON: it could not be parsed.", e);
        }
    }

    private static SimulatedRequest Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw MessagesRefusals.BadRequest("The request body must be a JSON object.");
        }

        var model = RequestJson.Text(root, "model") ?? throw MessagesRefusals.BadRequest("model: Field required");
        var messages = RequestJson.Member(root, "messages", JsonValueKind.Array) ?? throw MessagesRefusals.BadRequest("messages: Field required");
        if (messages.GetArrayLength() == 0)
        {
            throw MessagesRefusals.BadRequest("messages: at least one message is required");
        }

        var thinking = RequestJson.Member(root, "thinking", JsonValueKind.Object) ?? default;
        return new(model, [.. System(root), .. messages.EnumerateArray().SelectMany(ReadTurns)])
        {
            Stream = RequestJson.Flag(root, "stream"),
            MaxTokens = MaxTokens(root),
            Tools = RequestTools.Messages(root),
            AllowsReasoning = RequestJson.Text(thinking, "type") != "disabled",
            HidesReasoning = RequestJson.Text(thinking, "display") == "omitted",
        };
    }

    private static IEnumerable<SpokenTurn> System(JsonElement root)
        => RequestJson.Content(root, "system") is { Length: > 0 } text ? [new("system", text)] : [];

    // {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"rain"},{"type":"text","text":"And now?"}]}:
    // in the other dialects what tools returned are turns of their own.
    private static IEnumerable<SpokenTurn> ReadTurns(JsonElement message, int index)
    {
        var turn = ReadTurn(message, index);
        SpokenTurn[] results = RequestJson.Member(message, "content", JsonValueKind.Array) is { } blocks
            ? [.. blocks.EnumerateArray().Where(block => RequestJson.Text(block, "type") == "tool_result").Select(block => new SpokenTurn("tool", RequestJson.Content(block, "content")))]
            : [];
        return results.Length > 0 && turn.Text.Length == 0 ? results : [.. results, turn];
    }

    private static SpokenTurn ReadTurn(JsonElement message, int index)
    {
        var turn = RequestJson.Turn(message) ?? throw MessagesRefusals.BadRequest($"messages.{index}.role: Field required");
        return turn.IsUser || turn.IsAssistant || turn.Role == "system"
            ? turn
            : throw MessagesRefusals.BadRequest($"messages.{index}.role: Input should be 'user' or 'assistant'");
    }

    private static int MaxTokens(JsonElement root)
    {
        if (!RequestJson.Has(root, "max_tokens"))
        {
            throw MessagesRefusals.BadRequest("max_tokens: Field required");
        }

        return RequestJson.Number(root, "max_tokens") is >= 1 and <= int.MaxValue and var count
            ? (int)count
            : throw MessagesRefusals.BadRequest("max_tokens: Input should be a whole number greater than or equal to 1");
    }
}
