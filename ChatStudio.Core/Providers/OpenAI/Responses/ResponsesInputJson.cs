using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>Writes the <c>input</c> of a request: a list of items, in which calls and their results stand beside the messages.</summary>
internal static class ResponsesInputJson
{
    /// <exception cref="ProviderException">A message holds content this dialect cannot carry (BadRequest).</exception>
    public static void Write(Utf8JsonWriter json, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("input");
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.Assistant)
            {
                WriteAnswer(json, message);
            }
            else if (message.Role == ChatRole.Tool)
            {
                WriteResults(json, message);
            }
            else
            {
                WriteMessage(json, message.Role == ChatRole.System ? "system" : "user", message);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("role", role);
        if (message.Contents.All(content => content is TextContent))
        {
            json.WriteString("content", WellFormedText.Strip(message.Text));
        }
        else
        {
            json.WriteStartArray("content");
            foreach (var content in message.Contents)
            {
                json.WriteStartObject();
                WritePart(json, content);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                json.WriteString("type", "input_text");
                json.WriteString("text", WellFormedText.Strip(text.Text));
                break;
            case DataContent data when data.HasTopLevelMediaType("image"):
                json.WriteString("type", "input_image");
                json.WriteString("image_url", data.Uri);
                break;
            case UriContent uri when uri.HasTopLevelMediaType("image"):
                json.WriteString("type", "input_image");
                json.WriteString("image_url", uri.Uri.AbsoluteUri);
                break;
            case DataContent { MediaType: "application/pdf" } file:
                json.WriteString("type", "input_file");
                json.WriteString("filename", file.Name ?? "document.pdf");
                json.WriteString("file_data", file.Uri);
                break;
            default:
                throw new ProviderException(ProviderErrorKind.BadRequest, "This provider takes text, images and PDF; another kind of attachment was not sent.");
        }
    }

    // Reasoning goes back, as it came, only within a turn with tools; a finished turn does without it.
    private static void WriteAnswer(Utf8JsonWriter json, ChatMessage message)
    {
        var hasCalls = message.Contents.Any(content => content is FunctionCallContent);
        var text = "";
        object? phase = null;
        foreach (var content in message.Contents)
        {
            switch (content)
            {
                case TextContent piece:
                    phase = text.Length == 0 ? piece.AdditionalProperties?.GetValueOrDefault(ResponsesMapper.Phase) : phase;
                    text += piece.Text;
                    break;
                case TextReasoningContent reasoning when hasCalls && ProtectedReasoning.Find(reasoning, ResponsesMapper.ReasoningTag) is { } item:
                    text = WriteText(json, text, phase);
                    json.WriteRawValue(item);
                    break;
                case FunctionCallContent call:
                    text = WriteText(json, text, phase);
                    WriteCall(json, call);
                    break;
            }
        }

        WriteText(json, text, phase);
    }

    private static string WriteText(Utf8JsonWriter json, string text, object? phase)
    {
        if (text.Length == 0)
        {
            return "";
        }

        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("role", "assistant");
        json.WriteStartArray("content");
        json.WriteStartObject();
        json.WriteString("type", "output_text");
        json.WriteString("text", WellFormedText.Strip(text));
        json.WriteEndObject();
        json.WriteEndArray();
        if (phase is not null)
        {
            json.WriteString("phase", phase.ToString());
        }

        json.WriteEndObject();
        return "";
    }

    private static void WriteCall(Utf8JsonWriter json, FunctionCallContent call)
    {
        json.WriteStartObject();
        json.WriteString("type", "function_call");
        json.WriteString("call_id", call.CallId);
        json.WriteString("name", call.Name);
        json.WriteString("arguments", ToolArguments.Write(call));
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, ChatMessage message)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            json.WriteStartObject();
            json.WriteString("type", "function_call_output");
            json.WriteString("call_id", result.CallId);
            json.WriteString("output", ToolResult.Text(result));
            json.WriteEndObject();
        }
    }
}
