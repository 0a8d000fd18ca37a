using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>The JSON of the simulator's answers, as api.openai.com writes it.</summary>
internal sealed class SimulatedBodies(string completionId, long createdUnixSeconds, SimulatedRequest request, SimulatedPlan plan, int promptTokens)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // 2026-11-01T00:00:00Z, when the scripts were written; the models list must not change from call to call.
    private const long ModelsCreated = 1_793_491_200;

    public SimulatedChunkWriter ChunkWriter(bool reasons)
        => new(completionId, createdUnixSeconds, request.Model, Encoding.UTF8.GetString(Write(WriteUsage)), request.IncludeUsage, reasons);

    /// <summary>The answer to a request without <c>"stream":true</c>.</summary>
    public byte[] Completion() => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", completionId);
        json.WriteString("object", "chat.completion");
        json.WriteNumber("created", createdUnixSeconds);
        json.WriteString("model", request.Model);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", Concatenate(SimulatedStepKind.Text));
        if (plan.ReasoningTokens > 0)
        {
            json.WriteString("reasoning_content", Concatenate(SimulatedStepKind.Reasoning));
        }

        json.WriteNull("refusal");
        json.WriteStartArray("annotations");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", plan.FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WritePropertyName("usage");
        WriteUsage(json);
        json.WriteString("service_tier", "default");
        json.WriteString("system_fingerprint", "fp_simulated");
        json.WriteEndObject();
    });

    /// <summary>The answer to <c>GET /models</c>.</summary>
    public static byte[] Models() => Write(json =>
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

    public static byte[] Error(SimulatedRefusalException refusal) => Write(json =>
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

    private void WriteUsage(Utf8JsonWriter json)
    {
        var output = plan.ReasoningTokens + plan.TextTokens;
        json.WriteStartObject();
        json.WriteNumber("prompt_tokens", promptTokens);
        json.WriteNumber("completion_tokens", output);
        json.WriteNumber("total_tokens", promptTokens + output);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", 0);
        json.WriteNumber("audio_tokens", 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", plan.ReasoningTokens);
        json.WriteNumber("audio_tokens", 0);
        json.WriteNumber("accepted_prediction_tokens", 0);
        json.WriteNumber("rejected_prediction_tokens", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private string Concatenate(SimulatedStepKind kind) => string.Concat(plan.Steps.Where(step => step.Kind == kind).Select(step => step.Text));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            write(json);
        }

        return buffer.ToArray();
    }
}
