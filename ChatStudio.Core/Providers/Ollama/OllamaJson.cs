using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Json;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>
/// JSON of a line → <see cref="OllamaFrame"/>:
/// <code>{"model":"qwen3:4b","created_at":"…","message":{"role":"assistant","content":"Hi","thinking":"…","tool_calls":[…]},"done":false}</code>
/// The last line has <c>"done":true</c>, <c>done_reason</c>, counts and durations. An error is <c>{"error":"text"}</c>.
/// </summary>
internal static class OllamaJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = WireLimits.JsonDepth };

    /// <exception cref="JsonException">Not JSON, or not a JSON object.</exception>
    public static void Read(ReadOnlySpan<byte> payload, OllamaFrame frame)
    {
        var reader = new Utf8JsonReader(payload, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The line is not an object.");
        }

        var isError = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                ReadMessage(ref reader, payload, frame);
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                reader.Read();
                frame.Model = JsonText.ReadString(ref reader, frame.Model);
            }
            else if (reader.ValueTextEquals("done"u8))
            {
                reader.Read();
                frame.IsDone = reader.TokenType == JsonTokenType.True;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("done_reason"u8))
            {
                reader.Read();
                frame.DoneReason = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                isError = reader.TokenType != JsonTokenType.Null;
                reader.Skip();
            }
            else if (!ReadCount(ref reader, ref frame.Counts))
            {
                reader.Read();
                reader.Skip();
            }
        }

        // `{"a":1} trailing` is malformed; the reader finds out only when asked to go on.
        reader.Read();
        if (isError)
        {
            frame.Error = ProviderErrorBody.Read(payload);
        }
    }

    private static bool ReadCount(ref Utf8JsonReader reader, ref OllamaCounts counts)
    {
        if (reader.ValueTextEquals("prompt_eval_count"u8))
        {
            counts.Prompt = JsonText.ReadCount(ref reader);
        }
        else if (reader.ValueTextEquals("eval_count"u8))
        {
            counts.Output = JsonText.ReadCount(ref reader);
        }
        else if (reader.ValueTextEquals("total_duration"u8))
        {
            counts.TotalDuration = JsonText.ReadCount(ref reader);
        }
        else if (reader.ValueTextEquals("load_duration"u8))
        {
            counts.LoadDuration = JsonText.ReadCount(ref reader);
        }
        else if (reader.ValueTextEquals("prompt_eval_duration"u8))
        {
            counts.PromptDuration = JsonText.ReadCount(ref reader);
        }
        else if (reader.ValueTextEquals("eval_duration"u8))
        {
            counts.OutputDuration = JsonText.ReadCount(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static void ReadMessage(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, OllamaFrame frame)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                frame.Content = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("thinking"u8))
            {
                reader.Read();
                frame.Thinking = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                reader.Read();
                ToolCallJson.ReadList(ref reader, payload, frame.ToolCalls);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }
}
