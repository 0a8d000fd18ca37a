using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>
/// Messages and options → the body of <c>POST responses</c>. Nothing is stored at the provider: the conversation goes whole with
/// every request, encrypted reasoning with it. Optional fields are written only when they are set; stop, seed and penalties do
/// not exist there.
/// </summary>
internal static class ResponsesRequest
{
    /// <param name="refused">Fields this model is known to refuse.</param>
    /// <returns>UTF-8 JSON, and the names of the optional fields in it.</returns>
    /// <exception cref="ProviderException">A message holds content this dialect cannot carry (BadRequest).</exception>
    public static (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        string model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused)
    {
        using var writer = new RequestWriter(refused);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteString("model", model);
        json.WriteBoolean("stream", stream);
        if (writer.May("store"))
        {
            json.WriteBoolean("store", false);
        }

        if (writer.May("include"))
        {
            json.WriteStartArray("include");
            json.WriteStringValue("reasoning.encrypted_content");
            json.WriteEndArray();
        }

        if (!string.IsNullOrWhiteSpace(options?.Instructions))
        {
            json.WriteString("instructions", WellFormedText.Strip(options.Instructions));
        }

        ResponsesInputJson.Write(json, messages);
        if (options is not null)
        {
            writer.WriteNumber("temperature", options.Temperature);
            writer.WriteNumber("top_p", options.TopP);
            writer.WriteNumber("max_output_tokens", options.MaxOutputTokens);
            WriteReasoning(writer, options.Reasoning);
            WriteFormat(writer, options.ResponseFormat);
            WriteTools(writer, options);
        }

        json.WriteEndObject();
        return writer.Finish();
    }

    // A summary is all that is shown of the reasoning, so it is asked for unless it was declined.
    private static void WriteReasoning(RequestWriter writer, ReasoningOptions? reasoning)
    {
        var effort = reasoning?.Effort is { } asked && writer.May("effort") ? OpenAIChatRequest.Name(asked) : null;
        var summary = reasoning switch
        {
            null or { Effort: ReasoningEffort.None } or { Output: ReasoningOutput.None } => null,
            { Output: ReasoningOutput.Full } => "detailed",
            _ => "auto",
        };
        summary = summary is not null && writer.May("summary") ? summary : null;
        if (effort is null && summary is null)
        {
            return;
        }

        writer.Json.WriteStartObject("reasoning");
        if (effort is not null)
        {
            writer.Json.WriteString("effort", effort);
        }

        if (summary is not null)
        {
            writer.Json.WriteString("summary", summary);
        }

        writer.Json.WriteEndObject();
    }

    private static void WriteFormat(RequestWriter writer, ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson asked || !writer.May("text"))
        {
            return;
        }

        writer.Json.WriteStartObject("text");
        writer.Json.WriteStartObject("format");
        writer.Json.WriteString("type", asked.Schema is null ? "json_object" : "json_schema");
        if (asked.Schema is { } schema)
        {
            writer.Json.WriteString("name", asked.SchemaName ?? "answer");
            writer.Json.WritePropertyName("schema");
            schema.WriteTo(writer.Json);
        }

        writer.Json.WriteEndObject();
        writer.Json.WriteEndObject();
    }

    private static void WriteTools(RequestWriter writer, ChatOptions options)
    {
        var tools = options.Tools?.OfType<AIFunctionDeclaration>().ToArray() ?? [];
        if (tools.Length == 0)
        {
            return;
        }

        var json = writer.Json;
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            ToolJson.WriteMembers(json, tool);
            // Left out it is true here, and most schemas are not strict ones.
            json.WriteBoolean("strict", false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (options.ToolMode is { } mode and not AutoChatToolMode && writer.May("tool_choice"))
        {
            WriteToolChoice(json, mode);
        }

        if (options.AllowMultipleToolCalls is { } several && writer.May("parallel_tool_calls"))
        {
            json.WriteBoolean("parallel_tool_calls", several);
        }
    }

    private static void WriteToolChoice(Utf8JsonWriter json, ChatToolMode mode)
    {
        if (mode is RequiredChatToolMode { RequiredFunctionName: { } name })
        {
            json.WriteStartObject("tool_choice");
            json.WriteString("type", "function");
            json.WriteString("name", name);
            json.WriteEndObject();
            return;
        }

        json.WriteString("tool_choice", mode is NoneChatToolMode ? "none" : "required");
    }
}
