using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Json;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// JSON of a chunk → <see cref="OpenAIChatChunk"/>, reading only what is used and skipping the rest unread:
/// <code>{"id":"chatcmpl-1","model":"m","choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}],"usage":null}</code>
/// </summary>
internal static class OpenAIChatJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = WireLimits.JsonDepth };

    /// <param name="whole">
    /// The payload is a complete answer, with <c>message</c> in place of <c>delta</c>. In a stream <c>message</c> is skipped:
    /// Perplexity and Writer repeat the text so far in it.
    /// </param>
    /// <param name="eventType">The SSE event type. Only a hint, since a ping's name can leak onto the event behind it.</param>
    /// <exception cref="JsonException">Not JSON, or not a JSON object.</exception>
    public static void Read(ReadOnlySpan<byte> payload, OpenAIChatChunk chunk, bool whole, string eventType)
    {
        var reader = new Utf8JsonReader(payload, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                // [{"error":{…}}] from Google; half of [DONE] is none of that, and malformed.
                reader.Skip();
                chunk.Error = ProviderErrorBody.Read(payload);
                return;
            }

            throw new JsonException("The payload is not an object.");
        }

        var isError = false;
        var hasChoices = false;
        var hasWords = eventType == "error";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("choices"u8))
            {
                hasChoices = true;
                reader.Read();
                ReadChoices(ref reader, payload, chunk, whole);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                chunk.Id = JsonText.ReadString(ref reader, chunk.Id);
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                reader.Read();
                chunk.Model = JsonText.ReadString(ref reader, chunk.Model);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                ReadUsage(ref reader, chunk);
            }
            else if (reader.ValueTextEquals("citations"u8))
            {
                reader.Read();
                ReadSources(ref reader, chunk);
            }
            else if (reader.ValueTextEquals("x_groq"u8))
            {
                reader.Read();
                ReadGroq(ref reader, chunk);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                isError = reader.TokenType != JsonTokenType.Null;
                reader.Skip();
            }
            else
            {
                // {"object":"error","message":"…"} (old vLLM, Mistral) · {"detail":"…"} (FastAPI): errors unless choices are there too
                hasWords |= reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("detail"u8);
                reader.Read();
                reader.Skip();
            }
        }

        // `{"a":1} trailing` is malformed; the reader finds out only when asked to go on.
        reader.Read();
        if (isError || (hasWords && !hasChoices))
        {
            chunk.Error = ProviderErrorBody.Read(payload);
        }
    }

    private static void ReadChoices(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, OpenAIChatChunk chunk, bool whole)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            var choice = chunk.Scratch();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (whole ? reader.ValueTextEquals("message"u8) : reader.ValueTextEquals("delta"u8))
                {
                    reader.Read();
                    OpenAIDeltaJson.Read(ref reader, payload, choice);
                }
                else if (reader.ValueTextEquals("finish_reason"u8))
                {
                    reader.Read();
                    choice.FinishReason = JsonText.ReadString(ref reader, choice.FinishReason);
                }
                else if (reader.ValueTextEquals("index"u8))
                {
                    reader.Read();
                    choice.Index = (int)Math.Clamp(JsonText.ReadInteger(ref reader) ?? 0, 0, int.MaxValue);
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            chunk.Commit();
        }
    }

    private static void ReadUsage(ref Utf8JsonReader reader, OpenAIChatChunk chunk)
    {
        var usage = OpenAIUsageJson.Read(ref reader);
        if (!usage.IsEmpty)
        {
            chunk.Usage = usage;
        }
    }

    private static void ReadSources(ref Utf8JsonReader reader, OpenAIChatChunk chunk)
    {
        var list = reader;
        var start = reader.TokenStartIndex;
        reader.Skip();
        var length = (int)(reader.BytesConsumed - start);
        if (length != chunk.SourcesLength)
        {
            (chunk.Sources, chunk.SourcesLength) = (null, length);
            CitationJson.Read(ref list, ref chunk.Sources);
        }
    }

    // "x_groq":{"id":"req_…","usage":{…}} or, when it fails, "x_groq":{"error":"…"} beside a regular error
    private static void ReadGroq(ref Utf8JsonReader reader, OpenAIChatChunk chunk)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isUsage = reader.ValueTextEquals("usage"u8) && chunk.Usage.IsEmpty;
            reader.Read();
            if (isUsage)
            {
                ReadUsage(ref reader, chunk);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
