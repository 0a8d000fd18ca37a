using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>Messages and options → the body of <c>POST chat/completions</c>. Optional fields are written only when they are set.</summary>
internal sealed class OpenAIChatRequest
{
    private readonly RequestWriter _request;
    private readonly Utf8JsonWriter _json;

    private OpenAIChatRequest(RequestWriter request)
    {
        _request = request;
        _json = request.Json;
    }

    /// <param name="refused">Fields this model is known to refuse.</param>
    /// <returns>UTF-8 JSON, and the names of the optional fields in it.</returns>
    public static (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        OpenAIEndpoint endpoint, string model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused)
    {
        using var writer = new RequestWriter(refused);
        var json = writer.Json;
        var request = new OpenAIChatRequest(writer);
        json.WriteStartObject();
        json.WriteString("model", model);
        json.WriteBoolean("stream", stream);
        if (stream && writer.May("stream_options"))
        {
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        OpenAIMessageJson.Write(json, options?.Instructions, messages);
        if (endpoint.ContinuesMessages && messages.LastOrDefault()?.Role == ChatRole.Assistant)
        {
            // vLLM begins a new answer otherwise.
            json.WriteBoolean("continue_final_message", true);
            json.WriteBoolean("add_generation_prompt", false);
        }

        if (options is not null)
        {
            request.WriteSampling(endpoint, options);
            request.WriteTools(options);
        }

        json.WriteEndObject();
        return writer.Finish();
    }

    /// <summary>An effort by the name OpenAI gives it.</summary>
    public static string Name(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => "medium",
    };

    private void WriteSampling(OpenAIEndpoint endpoint, ChatOptions options)
    {
        _request.WriteNumber("temperature", options.Temperature);
        _request.WriteNumber("top_p", options.TopP);
        _request.WriteNumber("frequency_penalty", options.FrequencyPenalty);
        _request.WriteNumber("presence_penalty", options.PresencePenalty);
        if (options.MaxOutputTokens is { } limit)
        {
            // OpenAI's reasoning models refuse the old name, Ollama ignores the new one; whichever is refused gives way to the other.
            var (first, second) = endpoint.IsOpenAI ? ("max_completion_tokens", "max_tokens") : ("max_tokens", "max_completion_tokens");
            if (_request.May(first))
            {
                _json.WriteNumber(first, limit);
            }
            else if (_request.May(second))
            {
                _json.WriteNumber(second, limit);
            }
        }

        _request.WriteStrings("stop", options.StopSequences);
        _request.WriteNumber("seed", options.Seed);
        if (options.Reasoning?.Effort is { } effort && _request.May("reasoning_effort"))
        {
            _json.WriteString("reasoning_effort", Name(effort));
        }

        WriteResponseFormat(options.ResponseFormat);
    }

    private void WriteResponseFormat(ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson json || !_request.May("response_format"))
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

        ToolJson.WriteFunctions(_json, tools);
        if (options.ToolMode is { } mode and not AutoChatToolMode && _request.May("tool_choice"))
        {
            WriteToolChoice(mode);
        }

        if (options.AllowMultipleToolCalls is { } several && _request.May("parallel_tool_calls"))
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
