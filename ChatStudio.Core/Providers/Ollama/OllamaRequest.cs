using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>
/// Messages and options → the body of <c>POST api/chat</c>. Optional fields are written only when they are set. The server knows
/// no tool choice: that tools must not be used is said by leaving them out, that one must be used cannot be said.
/// </summary>
internal static class OllamaRequest
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
        // The default is to stream, so both are said.
        json.WriteBoolean("stream", stream);
        OllamaMessageJson.Write(json, options?.Instructions, messages);
        if (options is not null)
        {
            WriteThinking(writer, options.Reasoning);
            WriteFormat(json, options.ResponseFormat);
            WriteTools(json, options);
            WriteOptions(writer, options);
        }

        json.WriteEndObject();
        return writer.Finish();
    }

    // A model that cannot think refuses the field as "thinking": `"qwen2:0.5b" does not support thinking`.
    private static void WriteThinking(RequestWriter writer, ReasoningOptions? reasoning)
    {
        var isAsked = reasoning is { Effort: not null } or { Output: ReasoningOutput.Summary or ReasoningOutput.Full };
        if (!isAsked || !writer.May("thinking"))
        {
            return;
        }

        switch (reasoning!.Effort)
        {
            case ReasoningEffort.None:
                writer.Json.WriteBoolean("think", false);
                break;
            case null:
                writer.Json.WriteBoolean("think", true);
                break;
            case var effort:
                // "max" exists on new servers only, and others refuse it.
                writer.Json.WriteString("think", effort switch { ReasoningEffort.Low => "low", ReasoningEffort.Medium => "medium", _ => "high" });
                break;
        }
    }

    private static void WriteFormat(Utf8JsonWriter json, ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson asked)
        {
            return;
        }

        if (asked.Schema is { } schema)
        {
            json.WritePropertyName("format");
            schema.WriteTo(json);
        }
        else
        {
            json.WriteString("format", "json");
        }
    }

    private static void WriteTools(Utf8JsonWriter json, ChatOptions options)
    {
        var tools = options.Tools?.OfType<AIFunctionDeclaration>().ToArray() ?? [];
        if (tools.Length > 0 && options.ToolMode is not NoneChatToolMode)
        {
            ToolJson.WriteFunctions(json, tools);
        }
    }

    private static void WriteOptions(RequestWriter writer, ChatOptions options)
    {
        var context = options.AdditionalProperties?.TryGetValue(OllamaOptions.ContextWindow, out int tokens) == true ? tokens : (int?)null;
        if (options is { Temperature: null, TopP: null, TopK: null, Seed: null, MaxOutputTokens: null, FrequencyPenalty: null, PresencePenalty: null, StopSequences: null or { Count: 0 } } && context is null)
        {
            return;
        }

        writer.Json.WriteStartObject("options");
        writer.WriteNumber("temperature", options.Temperature);
        writer.WriteNumber("top_p", options.TopP);
        writer.WriteNumber("top_k", options.TopK);
        writer.WriteNumber("seed", options.Seed);
        writer.WriteNumber("num_predict", options.MaxOutputTokens);
        writer.WriteNumber("num_ctx", context);
        writer.WriteNumber("frequency_penalty", options.FrequencyPenalty);
        writer.WriteNumber("presence_penalty", options.PresencePenalty);
        writer.WriteStrings("stop", options.StopSequences);
        writer.Json.WriteEndObject();
    }
}
