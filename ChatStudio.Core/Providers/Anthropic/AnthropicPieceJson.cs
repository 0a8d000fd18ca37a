using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers.Json;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>
/// <c>content_block</c> or <c>delta</c> → <see cref="AnthropicPiece"/>:
/// <code>{"type":"tool_use","id":"toolu_1","name":"f","input":{}} · {"type":"input_json_delta","partial_json":"{\"lo"} · {"stop_reason":"end_turn","stop_sequence":null}</code>
/// </summary>
internal static class AnthropicPieceJson
{
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, AnthropicPiece piece)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        var start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                piece.Kind = ReadKind(ref reader);
            }
            else if (reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("thinking"u8))
            {
                reader.Read();
                piece.Text = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("partial_json"u8))
            {
                reader.Read();
                piece.Json = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("input"u8))
            {
                reader.Read();
                piece.Json = ReadInput(ref reader, payload);
            }
            else if (!ReadRare(ref reader, payload, piece) && !ReadStop(ref reader, payload, piece))
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (piece.Kind == AnthropicPieceKind.Other && piece.StopReason is null && reader.TokenType == JsonTokenType.EndObject)
        {
            piece.Raw = Encoding.UTF8.GetString(payload[start..(int)reader.BytesConsumed]);
        }
    }

    /// <summary>Reads a member that says how the message ended; false when the current one says something else.</summary>
    public static bool ReadStop(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, AnthropicPiece piece)
    {
        if (reader.ValueTextEquals("stop_reason"u8))
        {
            reader.Read();
            piece.StopReason = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("stop_sequence"u8))
        {
            reader.Read();
            piece.StopSequence = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("stop_details"u8))
        {
            reader.Read();
            piece.StopDetails = reader.TokenType == JsonTokenType.StartObject ? JsonText.ReadRaw(ref reader, payload) : JsonText.ReadString(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static bool ReadRare(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, AnthropicPiece piece)
    {
        if (reader.ValueTextEquals("signature"u8))
        {
            reader.Read();
            piece.Signature = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("id"u8))
        {
            reader.Read();
            piece.Id = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("name"u8))
        {
            reader.Read();
            piece.Name = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("data"u8))
        {
            reader.Read();
            piece.Data = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("content"u8))
        {
            // A compaction's summary; the results of server tools are lists and stay in the raw block.
            reader.Read();
            piece.Text = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("citation"u8) || reader.ValueTextEquals("citations"u8))
        {
            reader.Read();
            CitationJson.Read(ref reader, ref piece.Citations);
        }
        else
        {
            return false;
        }

        return true;
    }

    // {} opens a call whose arguments follow in slices; an object with members is the arguments.
    private static string? ReadInput(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var input = JsonText.ReadRaw(ref reader, payload);
        return input.AsSpan(1, input.Length - 2).IsWhiteSpace() ? null : input;
    }

    private static AnthropicPieceKind ReadKind(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return AnthropicPieceKind.Other;
        }

        return reader.ValueTextEquals("text_delta"u8) || reader.ValueTextEquals("text"u8) ? AnthropicPieceKind.Text
            : reader.ValueTextEquals("thinking_delta"u8) || reader.ValueTextEquals("thinking"u8) ? AnthropicPieceKind.Thinking
            : reader.ValueTextEquals("input_json_delta"u8) ? AnthropicPieceKind.InputJson
            : reader.ValueTextEquals("signature_delta"u8) ? AnthropicPieceKind.Signature
            : reader.ValueTextEquals("tool_use"u8) ? AnthropicPieceKind.ToolUse
            : reader.ValueTextEquals("citations_delta"u8) ? AnthropicPieceKind.Citation
            : reader.ValueTextEquals("redacted_thinking"u8) ? AnthropicPieceKind.Redacted
            : reader.ValueTextEquals("compaction_delta"u8) ? AnthropicPieceKind.Compaction
            : AnthropicPieceKind.Other;
    }
}
