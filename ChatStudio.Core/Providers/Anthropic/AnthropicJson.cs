using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Json;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>
/// JSON of an event → <see cref="AnthropicFrame"/>. Members are read by their names, in any order, and what an event means is
/// decided by <c>type</c> alone:
/// <code>{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}</code>
/// </summary>
internal static class AnthropicJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = WireLimits.JsonDepth };

    /// <exception cref="JsonException">Not JSON, or not a JSON object.</exception>
    public static void Read(ReadOnlySpan<byte> payload, AnthropicFrame frame)
    {
        var reader = new Utf8JsonReader(payload, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The payload is not an object.");
        }

        var isError = ReadMembers(ref reader, payload, frame);

        // `{"a":1} trailing` is malformed; the reader finds out only when asked to go on.
        reader.Read();
        if (isError || frame.Event == AnthropicEvent.Error)
        {
            frame.Error = ProviderErrorBody.Read(payload);
        }
    }

    // Of an event, of the message inside message_start, and of a whole message: {"id":…,"type":"message","content":[…],"usage":{…}}
    private static bool ReadMembers(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, AnthropicFrame frame)
    {
        var isError = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                frame.Event = ReadEvent(ref reader);
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                reader.Read();
                frame.Index = (int)Math.Clamp(JsonText.ReadInteger(ref reader) ?? 0, 0, int.MaxValue);
            }
            else if (reader.ValueTextEquals("delta"u8) || reader.ValueTextEquals("content_block"u8))
            {
                reader.Read();
                AnthropicPieceJson.Read(ref reader, payload, frame.Piece);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                AnthropicUsageJson.Read(ref reader, ref frame.Usage);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                reader.Read();
                ReadMessage(ref reader, payload, frame);
            }
            else if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                ReadBlocks(ref reader, payload, frame.Blocks);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                frame.Id = JsonText.ReadString(ref reader, frame.Id);
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                reader.Read();
                frame.Model = JsonText.ReadString(ref reader, frame.Model);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                isError = reader.TokenType != JsonTokenType.Null;
                reader.Skip();
            }
            else if (!AnthropicPieceJson.ReadStop(ref reader, payload, frame.Piece))
            {
                reader.Read();
                reader.Skip();
            }
        }

        return isError;
    }

    private static void ReadMessage(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, AnthropicFrame frame)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        // The message has a type of its own, which must not become the event's.
        var type = frame.Event;
        ReadMembers(ref reader, payload, frame);
        frame.Event = type;
    }

    private static void ReadBlocks(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, List<AnthropicPiece> blocks)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var block = new AnthropicPiece();
            AnthropicPieceJson.Read(ref reader, payload, block);
            blocks.Add(block);
        }
    }

    private static AnthropicEvent ReadEvent(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return AnthropicEvent.Other;
        }

        return reader.ValueTextEquals("content_block_delta"u8) ? AnthropicEvent.BlockDelta
            : reader.ValueTextEquals("content_block_start"u8) ? AnthropicEvent.BlockStart
            : reader.ValueTextEquals("content_block_stop"u8) ? AnthropicEvent.BlockStop
            : reader.ValueTextEquals("message_start"u8) ? AnthropicEvent.MessageStart
            : reader.ValueTextEquals("message_delta"u8) ? AnthropicEvent.MessageDelta
            : reader.ValueTextEquals("message_stop"u8) ? AnthropicEvent.MessageStop
            : reader.ValueTextEquals("message"u8) ? AnthropicEvent.Message
            : reader.ValueTextEquals("error"u8) ? AnthropicEvent.Error
            : AnthropicEvent.Other;
    }
}
