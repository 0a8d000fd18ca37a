using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>
/// Messages and options → the body of <c>POST v1/messages</c>. Optional fields are written only when they are set; seed and
/// penalties do not exist there.
/// </summary>
internal sealed class AnthropicRequest
{
    /// <summary><c>max_tokens</c>, which is required, of a model that says nothing of its own limit.</summary>
    private const int DefaultMaxTokens = 8192;

    /// <summary>The most to ask for unasked: long enough for any answer, short enough for one that has lost its way.</summary>
    private const int UsualMaxTokens = 32_000;

    private readonly RequestWriter _request;
    private readonly Utf8JsonWriter _json;

    private AnthropicRequest(RequestWriter request)
    {
        _request = request;
        _json = request.Json;
    }

    /// <param name="refused">Fields this model is known to refuse.</param>
    /// <returns>UTF-8 JSON, and the names of the optional fields in it.</returns>
    /// <exception cref="ProviderException">A message holds content this dialect cannot carry (BadRequest).</exception>
    public static (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        AnthropicModel model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused)
    {
        using var writer = new RequestWriter(refused);
        var json = writer.Json;
        var request = new AnthropicRequest(writer);
        var maxTokens = options?.MaxOutputTokens ?? Math.Min(model.MaxOutputTokens ?? DefaultMaxTokens, UsualMaxTokens);
        var thinking = AnthropicThinking.Choose(model, options, maxTokens);
        json.WriteStartObject();
        json.WriteString("model", model.Id);
        json.WriteNumber("max_tokens", maxTokens);
        json.WriteBoolean("stream", stream);
        AnthropicMessageJson.Write(json, options?.Instructions, messages);
        request.WriteThinking(thinking, options?.ResponseFormat);
        if (options is not null)
        {
            request.WriteSampling(options, thinking);
            request.WriteTools(options, thinking);
        }

        json.WriteEndObject();
        return writer.Finish();
    }

    private void WriteThinking(AnthropicThinking thinking, ChatResponseFormat? format)
    {
        if (thinking.Type is { } type && _request.May("thinking"))
        {
            _json.WriteStartObject("thinking");
            _json.WriteString("type", type);
            if (thinking.IsBudgeted)
            {
                _json.WriteNumber("budget_tokens", thinking.Budget);
            }

            if (thinking.Display is { } display)
            {
                _json.WriteString("display", display);
            }

            _json.WriteEndObject();
        }

        var effort = thinking.Effort is { } wanted && _request.May("effort") ? wanted : null;
        var schema = format is ChatResponseFormatJson { Schema: { } asked } && _request.May("output_config") ? asked : (JsonElement?)null;
        if (effort is null && schema is null)
        {
            return;
        }

        _json.WriteStartObject("output_config");
        if (effort is not null)
        {
            _json.WriteString("effort", effort);
        }

        if (schema is { } shape)
        {
            _json.WriteStartObject("format");
            _json.WriteString("type", "json_schema");
            _json.WritePropertyName("schema");
            shape.WriteTo(_json);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteSampling(ChatOptions options, AnthropicThinking thinking)
    {
        if (!thinking.IsBudgeted)
        {
            _request.WriteNumber("temperature", options.Temperature);
            _request.WriteNumber("top_p", options.TopP);
            _request.WriteNumber("top_k", options.TopK);
        }

        _request.WriteStrings("stop_sequences", options.StopSequences);
    }

    private void WriteTools(ChatOptions options, AnthropicThinking thinking)
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
            _json.WriteString("name", tool.Name);
            if (tool.Description.Length > 0)
            {
                _json.WriteString("description", WellFormedText.Strip(tool.Description));
            }

            _json.WritePropertyName("input_schema");
            WriteSchema(tool.JsonSchema);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        var choice = options.ToolMode switch
        {
            NoneChatToolMode => "none",
            // Thinking by a budget refuses a forced tool.
            RequiredChatToolMode when thinking.IsBudgeted => null,
            RequiredChatToolMode { RequiredFunctionName: not null } => "tool",
            RequiredChatToolMode => "any",
            _ => null,
        };
        WriteToolChoice(choice ?? (options.AllowMultipleToolCalls == false ? "auto" : null), options);
    }

    private void WriteToolChoice(string? type, ChatOptions options)
    {
        if (type is null || !_request.May("tool_choice"))
        {
            return;
        }

        _json.WriteStartObject("tool_choice");
        _json.WriteString("type", type);
        if (type == "tool")
        {
            _json.WriteString("name", ((RequiredChatToolMode)options.ToolMode!).RequiredFunctionName);
        }

        if (type != "none" && options.AllowMultipleToolCalls is { } several)
        {
            _json.WriteBoolean("disable_parallel_tool_use", !several);
        }

        _json.WriteEndObject();
    }

    // "tools.0.custom.input_schema.type: Field required": a schema that is merely true or {} is refused.
    private void WriteSchema(JsonElement schema)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "object");
        var members = schema.ValueKind == JsonValueKind.Object ? schema.EnumerateObject().Where(member => member.Name != "type") : [];
        foreach (var member in members)
        {
            member.WriteTo(_json);
        }

        _json.WriteEndObject();
    }
}
