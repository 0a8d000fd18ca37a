using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>Writes the <c>messages</c> of a request.</summary>
internal static class OpenAIMessageJson
{
    /// <param name="instructions">Goes first, as a system message.</param>
    /// <exception cref="ProviderException">A message holds content this dialect cannot carry (BadRequest).</exception>
    public static void Write(Utf8JsonWriter json, string? instructions, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        if (!string.IsNullOrWhiteSpace(instructions))
        {
            WriteText(json, "system", instructions);
        }

        foreach (var message in messages)
        {
            if (message.Role == ChatRole.Assistant)
            {
                WriteAssistant(json, message);
            }
            else if (message.Role == ChatRole.Tool)
            {
                WriteToolResults(json, message);
            }
            else if (message.Role == ChatRole.System)
            {
                WriteText(json, "system", message.Text);
            }
            else
            {
                WriteUser(json, message);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", WellFormedText.Strip(text));
        json.WriteEndObject();
    }

    // A plain string wherever possible: many servers accept nothing else.
    private static void WriteUser(Utf8JsonWriter json, ChatMessage message)
    {
        if (message.Contents.All(content => content is TextContent))
        {
            WriteText(json, "user", message.Text);
            return;
        }

        json.WriteStartObject();
        json.WriteString("role", "user");
        json.WriteStartArray("content");
        foreach (var content in message.Contents)
        {
            WritePart(json, content);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, AIContent content)
    {
        json.WriteStartObject();
        switch (content)
        {
            case TextContent text:
                json.WriteString("type", "text");
                json.WriteString("text", WellFormedText.Strip(text.Text));
                break;
            case DataContent data when data.HasTopLevelMediaType("image"):
                WriteImage(json, data.Uri);
                break;
            case UriContent uri when uri.HasTopLevelMediaType("image"):
                WriteImage(json, uri.Uri.AbsoluteUri);
                break;
            default:
                throw new ProviderException(ProviderErrorKind.BadRequest, "This provider takes text and images; another kind of attachment was not sent.");
        }

        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, string url)
    {
        json.WriteString("type", "image_url");
        json.WriteStartObject("image_url");
        json.WriteString("url", url);
        json.WriteEndObject();
    }

    // Reasoning of earlier turns stays here: Mistral refuses it, and those who want it want it only within a tool turn.
    private static void WriteAssistant(Utf8JsonWriter json, ChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().ToArray();
        var text = WellFormedText.Strip(message.Text);
        if (calls.Length == 0 && text.Length == 0)
        {
            // An answer that was stopped before its first word; servers refuse empty messages.
            return;
        }

        json.WriteStartObject();
        json.WriteString("role", "assistant");
        if (text.Length > 0)
        {
            json.WriteString("content", text);
        }
        else
        {
            json.WriteNull("content");
        }

        if (calls.Length > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                json.WriteStartObject();
                json.WriteString("id", call.CallId);
                json.WriteString("type", "function");
                json.WriteStartObject("function");
                json.WriteString("name", call.Name);
                json.WriteString("arguments", ToolArguments.Write(call));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteToolResults(Utf8JsonWriter json, ChatMessage message)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            json.WriteStartObject();
            json.WriteString("role", "tool");
            json.WriteString("tool_call_id", result.CallId);
            json.WriteString("content", ToolResult.Text(result));
            json.WriteEndObject();
        }
    }
}
