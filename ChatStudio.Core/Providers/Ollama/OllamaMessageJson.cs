using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>Writes the <c>messages</c> of a request.</summary>
internal static class OllamaMessageJson
{
    /// <param name="instructions">Goes first, as a system message.</param>
    /// <exception cref="ProviderException">A message holds content this dialect cannot carry (BadRequest).</exception>
    public static void Write(Utf8JsonWriter json, string? instructions, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        if (!string.IsNullOrWhiteSpace(instructions))
        {
            WriteText(json, "system", instructions);
            json.WriteEndObject();
        }

        // Results go by the name of their tool; older servers know no ids.
        var tools = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.Assistant)
            {
                WriteAssistant(json, message, tools);
            }
            else if (message.Role == ChatRole.Tool)
            {
                WriteToolResults(json, message, tools);
            }
            else
            {
                WriteText(json, message.Role == ChatRole.System ? "system" : "user", message.Text);
                WriteImages(json, message);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteString("content", WellFormedText.Strip(text));
    }

    // Base64 without "data:image/png;base64,". The server fetches no addresses.
    private static void WriteImages(Utf8JsonWriter json, ChatMessage message)
    {
        var others = message.Contents.Where(content => content is not TextContent).ToArray();
        if (others.Length == 0)
        {
            return;
        }

        json.WriteStartArray("images");
        foreach (var content in others)
        {
            if (content is not DataContent image || !image.HasTopLevelMediaType("image"))
            {
                throw new ProviderException(ProviderErrorKind.BadRequest, "Ollama takes text and images as data; another kind of attachment, or the address of an image, was not sent.");
            }

            json.WriteStringValue(image.Base64Data.Span);
        }

        json.WriteEndArray();
    }

    private static void WriteAssistant(Utf8JsonWriter json, ChatMessage message, Dictionary<string, string> tools)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().ToArray();
        if (calls.Length == 0 && message.Text.Length == 0)
        {
            // An answer that was stopped before its first word.
            return;
        }

        WriteText(json, "assistant", message.Text);
        if (calls.Length > 0)
        {
            WriteCalls(json, message, calls, tools);
        }

        json.WriteEndObject();
    }

    // Within a turn with tools a model wants to see what it thought before; in finished turns it does not.
    private static void WriteCalls(Utf8JsonWriter json, ChatMessage message, FunctionCallContent[] calls, Dictionary<string, string> tools)
    {
        var thinking = string.Concat(message.Contents.OfType<TextReasoningContent>().Select(reasoning => reasoning.Text));
        if (thinking.Length > 0)
        {
            json.WriteString("thinking", WellFormedText.Strip(thinking));
        }

        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            tools[call.CallId] = call.Name;
            json.WriteStartObject();
            json.WriteString("id", call.CallId);
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            json.WriteRawValue(ToolArguments.Write(call));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteToolResults(Utf8JsonWriter json, ChatMessage message, Dictionary<string, string> tools)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            WriteText(json, "tool", ToolResult.Text(result));
            if (tools.TryGetValue(result.CallId, out var name))
            {
                json.WriteString("tool_name", name);
            }

            json.WriteString("tool_call_id", result.CallId);
            json.WriteEndObject();
        }
    }
}
