using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>Messages and options → the body of <c>POST chat/completions</c>. Optional fields are written only when they are set.</summary>
internal sealed class OpenAIChatRequest
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> _refused;
    private readonly Utf8JsonWriter _json;

    private OpenAIChatRequest(IReadOnlySet<string> refused, Utf8JsonWriter json)
    {
        _refused = refused;
        _json = json;
    }

    /// <param name="refused">Fields this model is known to refuse.</param>
    /// <returns>UTF-8 JSON, and the names of the optional fields in it.</returns>
    public static (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        OpenAIEndpoint endpoint, string model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        var request = new OpenAIChatRequest(refused, json);
        json.WriteStartObject();
        json.WriteString("model", model);
        json.WriteBoolean("stream", stream);
        if (stream && request.May("stream_options"))
        {
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        OpenAIMessageJson.Write(json, options?.Instructions, messages);
        if (options is not null)
        {
            request.WriteSampling(endpoint, options);
            request.WriteTools(options);
        }

        json.WriteEndObject();
        json.Flush();
        return (buffer.WrittenMemory, request._sent);
    }

    private bool May(string field) => !_refused.Contains(field) && _sent.Add(field);

    private void WriteSampling(OpenAIEndpoint endpoint, ChatOptions options)
    {
        WriteNumber("temperature", options.Temperature);
        WriteNumber("top_p", options.TopP);
        WriteNumber("frequency_penalty", options.FrequencyPenalty);
        WriteNumber("presence_penalty", options.PresencePenalty);
        if (options.MaxOutputTokens is { } limit)
        {
            // OpenAI's reasoning models refuse the old name, Ollama ignores the new one; whichever is refused gives way to the other.
            var (first, second) = endpoint.IsOpenAI ? ("max_completion_tokens", "max_tokens") : ("max_tokens", "max_completion_tokens");
            if (May(first))
            {
                _json.WriteNumber(first, limit);
            }
            else if (May(second))
            {
                _json.WriteNumber(second, limit);
            }
        }

        if (options.StopSequences is { Count: > 0 } stops && May("stop"))
        {
            _json.WriteStartArray("stop");
            foreach (var stop in stops)
            {
                _json.WriteStringValue(WellFormedText.Strip(stop));
            }

            _json.WriteEndArray();
        }

        if (options.Seed is { } seed && May("seed"))
        {
            _json.WriteNumber("seed", seed);
        }

        if (options.Reasoning?.Effort is { } effort && May("reasoning_effort"))
        {
            _json.WriteString("reasoning_effort", effort switch
            {
                ReasoningEffort.None => "none",
                ReasoningEffort.Low => "low",
                ReasoningEffort.High => "high",
                ReasoningEffort.ExtraHigh => "xhigh",
                _ => "medium",
            });
        }

        WriteResponseFormat(options.ResponseFormat);
    }

    private void WriteNumber(string field, float? value)
    {
        if (value is { } number && May(field))
        {
            // Through decimal, or 0.7f would go out as 0.699999988079071.
            _json.WriteNumber(field, (decimal)number);
        }
    }

    private void WriteResponseFormat(ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson json || !May("response_format"))
        {
            return;
        }

        _json.WriteStartObject("response_format");
        if (json.Schema is { } schema)
        {
            _json.WriteString("type", "json_schema");
            _json.WriteStartObject("json_schema");
            _json.WriteString("name", json.SchemaName ?? "answer");
            _json.WritePropertyName("schema");
            schema.WriteTo(_json);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteString("type", "json_object");
        }

        _json.WriteEndObject();
    }

    private void WriteTools(ChatOptions options)
    {
        var tools = options.Tools?.OfType<AIFunctionDeclaration>().ToArray() ?? [];
        if (tools.Length == 0)
        {
            return;
        }

        _json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            _json.WriteStartObject();
            _json.WriteString("type", "function");
            _json.WriteStartObject("function");
            _json.WriteString("name", tool.Name);
            if (tool.Description.Length > 0)
            {
                _json.WriteString("description", WellFormedText.Strip(tool.Description));
            }

            _json.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(_json);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        if (options.ToolMode is { } mode and not AutoChatToolMode && May("tool_choice"))
        {
            WriteToolChoice(mode);
        }

        if (options.AllowMultipleToolCalls is { } several && May("parallel_tool_calls"))
        {
            _json.WriteBoolean("parallel_tool_calls", several);
        }
    }

    private void WriteToolChoice(ChatToolMode mode)
    {
        if (mode is RequiredChatToolMode { RequiredFunctionName: { } name })
        {
            _json.WriteStartObject("tool_choice");
            _json.WriteString("type", "function");
            _json.WriteStartObject("function");
            _json.WriteString("name", name);
            _json.WriteEndObject();
            _json.WriteEndObject();
            return;
        }

        _json.WriteString("tool_choice", mode is NoneChatToolMode ? "none" : "required");
    }
}
