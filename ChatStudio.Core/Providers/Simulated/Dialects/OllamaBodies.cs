using System.Globalization;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>The JSON objects of an Ollama server's answers; a stream is lines of them.</summary>
internal static class OllamaBodies
{
    private const long NanosecondsPerTick = 100;

    /// <summary>The answer to a request with <c>"stream":false</c>.</summary>
    public static byte[] Whole(SimulatedAnswer answer) => Line(answer, answer.Plan.Duration, answer.Reasoning, answer.Text, answer.Calls.Where(call => call.IsWhole), done: true);

    /// <param name="at">Since the headers.</param>
    /// <param name="done">Adds why and after how long it ended.</param>
    public static byte[] Line(SimulatedAnswer answer, TimeSpan at, string thinking, string content, IEnumerable<SimulatedCall> calls, bool done) => SimulatedJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("model", answer.Request.Model);
        json.WriteString("created_at", (answer.Created + at).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture));
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", content);
        if (thinking.Length > 0)
        {
            json.WriteString("thinking", thinking);
        }

        WriteCalls(json, answer, calls);
        json.WriteEndObject();
        json.WriteBoolean("done", done);
        if (done)
        {
            // A turn that ends with calls says "stop" as well.
            json.WriteString("done_reason", answer.Plan.FinishReason == "length" ? "length" : "stop");
            WriteCounts(json, answer);
        }

        json.WriteEndObject();
    });

    public static byte[] Error(SimulatedRefusalException refusal) => SimulatedJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("error", refusal.Message);
        json.WriteEndObject();
    });

    // "tool_calls":[{"id":"call_…","function":{"index":0,"name":"f","arguments":{"city":"Oslo"}}}]
    private static void WriteCalls(Utf8JsonWriter json, SimulatedAnswer answer, IEnumerable<SimulatedCall> calls)
    {
        var isOpen = false;
        foreach (var call in calls)
        {
            if (!isOpen)
            {
                json.WriteStartArray("tool_calls");
                isOpen = true;
            }

            json.WriteStartObject();
            json.WriteString("id", answer.CallId("call_", call.Index));
            json.WriteStartObject("function");
            json.WriteNumber("index", call.Index);
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            json.WriteRawValue(call.Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (isOpen)
        {
            json.WriteEndArray();
        }
    }

    // The script waits for its first token; of that time two thirds count as loading the model, the rest as reading the prompt.
    private static void WriteCounts(Utf8JsonWriter json, SimulatedAnswer answer)
    {
        var first = answer.Model.Behaviour.FirstToken;
        var load = first * 2 / 3;
        json.WriteNumber("total_duration", Nanoseconds(answer.Plan.Duration));
        json.WriteNumber("load_duration", Nanoseconds(load));
        json.WriteNumber("prompt_eval_count", answer.PromptTokens);
        json.WriteNumber("prompt_eval_duration", Nanoseconds(first - load));
        json.WriteNumber("eval_count", answer.OutputTokens);
        json.WriteNumber("eval_duration", Nanoseconds(answer.Plan.Duration - first));
    }

    private static long Nanoseconds(TimeSpan time) => time.Ticks * NanosecondsPerTick;
}
