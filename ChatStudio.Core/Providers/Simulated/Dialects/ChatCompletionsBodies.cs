using System.Text.Json;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>The JSON of whole answers, as api.openai.com writes it.</summary>
internal static class ChatCompletionsBodies
{
    // 2026-11-01T00:00:00Z, when the scripts were written; the models list must not change from call to call.
    private const long ModelsCreated = 1_793_491_200;

    public const string CallPrefix = "call_";

    public static string Id(SimulatedAnswer answer) => $"chatcmpl-sim{answer.Fingerprint:x16}";

    /// <summary>The answer to a request without <c>"stream":true</c>.</summary>
    public static byte[] Whole(SimulatedAnswer answer) => SimulatedJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", Id(answer));
        json.WriteString("object", "chat.completion");
        json.WriteNumber("created", answer.Created.ToUnixTimeSeconds());
        json.WriteString("model", answer.Request.Model);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", answer.Calls.Count > 0 ? null : answer.Text);
        if (answer.Plan.ReasoningTokens > 0)
        {
            json.WriteString("reasoning_content", answer.Reasoning);
        }

        WriteCalls(json, answer);
        json.WriteNull("refusal");
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", answer.Plan.FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WritePropertyName("usage");
        WriteUsage(json, answer);
        json.WriteString("service_tier", "default");
        json.WriteString("system_fingerprint", "fp_simulated");
        json.WriteEndObject();
    });

    /// <summary>The answer to <c>GET /models</c>.</summary>
    public static byte[] Models() => SimulatedJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var model in SimulatedModels.All)
        {
            json.WriteStartObject();
            json.WriteString("id", model.ModelId);
            json.WriteString("object", "model");
            json.WriteNumber("created", ModelsCreated);
            json.WriteString("owned_by", "chatstudio-simulated");
            json.WriteNumber("context_window", SimulatedModels.ContextWindow);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static byte[] Error(SimulatedRefusalException refusal) => SimulatedJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", refusal.Message);
        json.WriteString("type", refusal.Type);
        json.WriteString("param", refusal.Param);
        json.WriteString("code", refusal.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteCalls(Utf8JsonWriter json, SimulatedAnswer answer)
    {
        if (answer.Calls.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tool_calls");
        foreach (var call in answer.Calls)
        {
            json.WriteStartObject();
            json.WriteString("id", answer.CallId(CallPrefix, call.Index));
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WriteString("arguments", call.Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteUsage(Utf8JsonWriter json, SimulatedAnswer answer)
    {
        json.WriteStartObject();
        json.WriteNumber("prompt_tokens", answer.PromptTokens);
        json.WriteNumber("completion_tokens", answer.OutputTokens);
        json.WriteNumber("total_tokens", answer.PromptTokens + answer.OutputTokens);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", 0);
        json.WriteNumber("audio_tokens", 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", answer.Plan.ReasoningTokens);
        json.WriteNumber("audio_tokens", 0);
        json.WriteNumber("accepted_prediction_tokens", 0);
        json.WriteNumber("rejected_prediction_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
