using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>The JSON of whole answers, as api.anthropic.com writes it.</summary>
internal static class MessagesBodies
{
    public const string CallPrefix = "toolu_";

    /// <summary>The answer to a request without <c>"stream":true</c>.</summary>
    public static byte[] Whole(SimulatedAnswer answer) => SimulatedJson.Write(json =>
    {
        WriteHead(json, answer);
        json.WriteStartArray("content");
        if (answer.Plan.ReasoningTokens > 0)
        {
            json.WriteStartObject();
            json.WriteString("type", "thinking");
            json.WriteString("thinking", answer.Request.HidesReasoning ? "" : answer.Reasoning);
            json.WriteString("signature", Signature(answer));
            json.WriteEndObject();
        }

        if (answer.Plan.TextTokens > 0)
        {
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", answer.Text);
            json.WriteEndObject();
        }

        foreach (var call in answer.Calls.Where(call => call.IsWhole))
        {
            json.WriteStartObject();
            json.WriteString("type", "tool_use");
            json.WriteString("id", answer.CallId(CallPrefix, call.Index));
            json.WriteString("name", call.Name);
            json.WritePropertyName("input");
            json.WriteRawValue(call.Arguments);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("stop_reason", StopReason(answer.Plan.FinishReason));
        json.WriteNull("stop_sequence");
        json.WritePropertyName("usage");
        WriteUsage(json, answer, answer.OutputTokens);
        json.WriteEndObject();
    });

    /// <summary>The message of <c>message_start</c>: no content yet, and one token of output.</summary>
    public static byte[] Opening(SimulatedAnswer answer) => SimulatedJson.Write(json =>
    {
        WriteHead(json, answer);
        json.WriteStartArray("content");
        json.WriteEndArray();
        json.WriteNull("stop_reason");
        json.WriteNull("stop_sequence");
        json.WritePropertyName("usage");
        WriteUsage(json, answer, 1);
        json.WriteEndObject();
    });

    /// <summary>The usage of <c>message_delta</c>; it counts from the beginning.</summary>
    public static byte[] Usage(SimulatedAnswer answer) => SimulatedJson.Write(json => WriteUsage(json, answer, answer.OutputTokens));

    public static byte[] Error(SimulatedRefusalException refusal, string requestId) => SimulatedJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "error");
        json.WriteStartObject("error");
        json.WriteString("type", refusal.Type);
        json.WriteString("message", refusal.Message);
        json.WriteEndObject();
        json.WriteString("request_id", requestId);
        json.WriteEndObject();
    });

    public static string StopReason(string? finishReason) => finishReason switch
    {
        "length" => "max_tokens",
        "tool_calls" => "tool_use",
        _ => "end_turn",
    };

    /// <summary>Proves nothing, but must come back unchanged like a real one.</summary>
    public static string Signature(SimulatedAnswer answer)
    {
        Span<byte> fingerprint = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(fingerprint, answer.Fingerprint);
        return Convert.ToBase64String(SHA512.HashData(fingerprint));
    }

    private static void WriteHead(Utf8JsonWriter json, SimulatedAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("id", $"msg_sim{answer.Fingerprint:x16}");
        json.WriteString("type", "message");
        json.WriteString("role", "assistant");
        json.WriteString("model", answer.Request.Model);
    }

    private static void WriteUsage(Utf8JsonWriter json, SimulatedAnswer answer, int outputTokens)
    {
        json.WriteStartObject();
        json.WriteNumber("input_tokens", answer.PromptTokens);
        json.WriteNumber("cache_creation_input_tokens", 0);
        json.WriteNumber("cache_read_input_tokens", 0);
        json.WriteNumber("output_tokens", outputTokens);
        if (outputTokens == answer.OutputTokens && answer.Plan.ReasoningTokens > 0)
        {
            json.WriteStartObject("output_tokens_details");
            json.WriteNumber("thinking_tokens", answer.Plan.ReasoningTokens);
            json.WriteEndObject();
        }

        json.WriteString("service_tier", "standard");
        json.WriteEndObject();
    }
}
