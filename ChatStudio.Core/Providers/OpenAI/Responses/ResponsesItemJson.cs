using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers.Json;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>
/// <code>{"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"Hi","annotations":[]}]}</code>
/// <code>{"type":"function_call","id":"fc_1","call_id":"call_1","name":"f","arguments":"{}"}</code>
/// <code>{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"…"}],"encrypted_content":"gAAAAAB…"}</code>
/// </summary>
internal static class ResponsesItemJson
{
    public static ResponsesItem Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload)
    {
        var item = new ResponsesItem();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return item;
        }

        var start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                ReadParts(ref reader, item.Content);
            }
            else if (reader.ValueTextEquals("summary"u8))
            {
                reader.Read();
                ReadParts(ref reader, item.Summary);
            }
            else if (!ReadString(ref reader, payload, item))
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (item is { Type: "reasoning", EncryptedContent.Length: > 0 } && reader.TokenType == JsonTokenType.EndObject)
        {
            item.Raw = Encoding.UTF8.GetString(payload[start..(int)reader.BytesConsumed]);
        }

        return item;
    }

    private static bool ReadString(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, ResponsesItem item)
    {
        if (reader.ValueTextEquals("type"u8))
        {
            reader.Read();
            item.Type = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("call_id"u8))
        {
            reader.Read();
            item.CallId = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("name"u8))
        {
            reader.Read();
            item.Name = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("arguments"u8) || reader.ValueTextEquals("input"u8))
        {
            reader.Read();
            item.Arguments = reader.TokenType == JsonTokenType.StartObject ? JsonText.ReadRaw(ref reader, payload) : JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("encrypted_content"u8))
        {
            reader.Read();
            item.EncryptedContent = JsonText.ReadString(ref reader);
        }
        else if (reader.ValueTextEquals("phase"u8))
        {
            reader.Read();
            item.Phase = JsonText.ReadString(ref reader);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static void ReadParts(ref Utf8JsonReader reader, List<ResponsesPart> parts)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            parts.Add(ReadPart(ref reader));
        }
    }

    private static ResponsesPart ReadPart(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        string? type = null, text = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isText = reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("refusal"u8);
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isText)
            {
                text = JsonText.ReadString(ref reader) ?? text;
            }
            else if (isType)
            {
                type = JsonText.ReadString(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new(type, text);
    }
}
