using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Json;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>
/// <c>response</c> → <see cref="ResponsesFrame"/>:
/// <code>{"id":"resp_1","model":"m","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"error":null,"output":[…],"usage":{…}}</code>
/// </summary>
internal static class ResponsesObjectJson
{
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, ResponsesFrame frame)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                frame.Id = JsonText.ReadString(ref reader, frame.Id);
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                reader.Read();
                frame.Model = JsonText.ReadString(ref reader, frame.Model);
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                reader.Read();
                frame.Event = JsonText.ReadString(ref reader) switch
                {
                    "completed" => ResponsesEvent.Completed,
                    "incomplete" => ResponsesEvent.Incomplete,
                    "failed" => ResponsesEvent.Failed,
                    _ => ResponsesEvent.Other,
                };
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                reader.Read();
                frame.Usage = OpenAIUsageJson.Read(ref reader);
            }
            else if (reader.ValueTextEquals("output"u8))
            {
                reader.Read();
                ReadOutput(ref reader, payload, frame);
            }
            else if (reader.ValueTextEquals("incomplete_details"u8))
            {
                reader.Read();
                frame.Reason = ReadReason(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                ReadError(ref reader, payload, frame);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static void ReadOutput(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, ResponsesFrame frame)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        frame.HasOutput = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            frame.Output.Add(ResponsesItemJson.Read(ref reader, payload));
        }
    }

    private static string? ReadReason(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? reason = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isReason = reader.ValueTextEquals("reason"u8);
            reader.Read();
            if (isReason)
            {
                reason = JsonText.ReadString(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return reason;
    }

    // {"code":"server_error","message":"…"}, or the text of an error in its place (LM Studio, for a path it does not know)
    private static void ReadError(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, ResponsesFrame frame)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        var start = (int)reader.TokenStartIndex;
        var isText = reader.TokenType == JsonTokenType.String;
        reader.Skip();
        var error = payload[start..(int)reader.BytesConsumed];
        frame.Error = ProviderErrorBody.Read(isText ? [.. "{\"error\":"u8, .. error, .. "}"u8] : error);
    }
}
