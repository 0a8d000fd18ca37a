using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Json;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>
/// JSON of an event → <see cref="ResponsesFrame"/>. What an event means is decided by its <c>type</c>; the SSE event name is
/// missing at some hosts:
/// <code>{"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hi"}</code>
/// </summary>
internal static class ResponsesJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = WireLimits.JsonDepth };

    /// <param name="whole">The payload is a response and not an event.</param>
    /// <exception cref="JsonException">Not JSON, or not a JSON object.</exception>
    public static void Read(ReadOnlySpan<byte> payload, ResponsesFrame frame, bool whole)
    {
        var reader = new Utf8JsonReader(payload, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The payload is not an object.");
        }

        if (whole)
        {
            ResponsesObjectJson.Read(ref reader, payload, frame);
            reader.Read();
            Settle(frame, isError: false, payload);
            return;
        }

        var isError = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadText(ref reader, frame) && !ReadPlace(ref reader, frame))
            {
                isError |= ReadRest(ref reader, payload, frame);
            }
        }

        // `{"a":1} trailing` is malformed; the reader finds out only when asked to go on.
        reader.Read();
        Settle(frame, isError, payload);
        if (frame.Event is not (ResponsesEvent.Error or ResponsesEvent.Failed) && !isError)
        {
            // The response inside an event that is no failure may still hold the error of an earlier attempt.
            frame.Error = null;
        }
    }

    private static void Settle(ResponsesFrame frame, bool isError, ReadOnlySpan<byte> payload)
    {
        if (isError || frame.Event == ResponsesEvent.Error)
        {
            frame.Error = ProviderErrorBody.Read(payload);
        }
        else if (frame.Event == ResponsesEvent.Failed)
        {
            // {"type":"response.failed","response":{"error":null}}
            frame.Error ??= new(null, "failed", null, null, "");
        }
    }

    private static bool ReadText(ref Utf8JsonReader reader, ResponsesFrame frame)
    {
        if (reader.ValueTextEquals("delta"u8) || reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("arguments"u8)
            || reader.ValueTextEquals("refusal"u8) || reader.ValueTextEquals("input"u8))
        {
            reader.Read();
            frame.Text = JsonText.ReadString(ref reader);
            return true;
        }

        if (reader.ValueTextEquals("type"u8))
        {
            reader.Read();
            frame.Event = ReadEvent(ref reader);
            return true;
        }

        return false;
    }

    private static bool ReadPlace(ref Utf8JsonReader reader, ResponsesFrame frame)
    {
        if (reader.ValueTextEquals("output_index"u8))
        {
            frame.OutputIndex = JsonText.ReadCount(ref reader) is <= int.MaxValue and var index ? (int?)index : null;
        }
        else if (reader.ValueTextEquals("content_index"u8) || reader.ValueTextEquals("summary_index"u8))
        {
            frame.PartIndex = JsonText.ReadCount(ref reader) is <= int.MaxValue and var index ? (int)index : 0;
        }
        else
        {
            return false;
        }

        return true;
    }

    private static bool ReadRest(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, ResponsesFrame frame)
    {
        if (reader.ValueTextEquals("item"u8))
        {
            reader.Read();
            frame.Item = ResponsesItemJson.Read(ref reader, payload);
        }
        else if (reader.ValueTextEquals("response"u8))
        {
            reader.Read();
            // The response has a status of its own; the event's type says what became of it.
            var type = frame.Event;
            ResponsesObjectJson.Read(ref reader, payload, frame);
            frame.Event = type;
        }
        else if (reader.ValueTextEquals("annotation"u8))
        {
            reader.Read();
            CitationJson.Read(ref reader, ref frame.Citations);
        }
        else
        {
            var isError = reader.ValueTextEquals("error"u8);
            reader.Read();
            isError &= reader.TokenType != JsonTokenType.Null;
            reader.Skip();
            return isError;
        }

        return false;
    }

    private static ResponsesEvent ReadEvent(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return ResponsesEvent.Other;
        }

        return reader.ValueTextEquals("response.output_text.delta"u8) ? ResponsesEvent.TextDelta
            : reader.ValueTextEquals("response.reasoning_summary_text.delta"u8) ? ResponsesEvent.SummaryDelta
            : reader.ValueTextEquals("response.reasoning_text.delta"u8) ? ResponsesEvent.ReasoningDelta
            : reader.ValueTextEquals("response.function_call_arguments.delta"u8) || reader.ValueTextEquals("response.custom_tool_call_input.delta"u8) ? ResponsesEvent.ArgumentsDelta
            : reader.ValueTextEquals("response.output_item.added"u8) ? ResponsesEvent.ItemAdded
            : reader.ValueTextEquals("response.output_item.done"u8) ? ResponsesEvent.ItemDone
            : reader.ValueTextEquals("response.output_text.done"u8) ? ResponsesEvent.TextDone
            : reader.ValueTextEquals("response.output_text.annotation.added"u8) ? ResponsesEvent.Annotation
            : reader.ValueTextEquals("response.reasoning_summary_text.done"u8) ? ResponsesEvent.SummaryDone
            : reader.ValueTextEquals("response.reasoning_text.done"u8) ? ResponsesEvent.ReasoningDone
            : reader.ValueTextEquals("response.function_call_arguments.done"u8) || reader.ValueTextEquals("response.custom_tool_call_input.done"u8) ? ResponsesEvent.ArgumentsDone
            : reader.ValueTextEquals("response.refusal.delta"u8) ? ResponsesEvent.RefusalDelta
            : reader.ValueTextEquals("response.refusal.done"u8) ? ResponsesEvent.RefusalDone
            : reader.ValueTextEquals("response.completed"u8) ? ResponsesEvent.Completed
            : reader.ValueTextEquals("response.incomplete"u8) ? ResponsesEvent.Incomplete
            : reader.ValueTextEquals("response.failed"u8) ? ResponsesEvent.Failed
            : reader.ValueTextEquals("error"u8) ? ResponsesEvent.Error
            : ResponsesEvent.Other;
    }
}
