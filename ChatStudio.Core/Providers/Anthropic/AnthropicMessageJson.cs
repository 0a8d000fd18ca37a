using System.Text.Json;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>
/// Writes <c>system</c> and <c>messages</c> of a request. System messages go to the top, neighbours of one role become one
/// message, tool results come first in theirs, and what is empty is left out: the API refuses everything else.
/// </summary>
internal static class AnthropicMessageJson
{
    /// <exception cref="ProviderException">A message holds content this dialect cannot carry (BadRequest).</exception>
    public static void Write(Utf8JsonWriter json, string? instructions, IEnumerable<ChatMessage> messages)
    {
        var turns = new List<(bool IsUser, List<AIContent> Contents)>();
        var system = new List<string?> { instructions };
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
            {
                system.Add(message.Text);
                continue;
            }

            var isUser = message.Role != ChatRole.Assistant;
            var contents = message.Contents.Where(content => isUser ? IsSaid(content) : IsAnswered(content)).ToList();
            if (contents.Count == 0)
            {
                continue;
            }

            if (turns.Count > 0 && turns[^1].IsUser == isUser)
            {
                turns[^1].Contents.AddRange(contents);
            }
            else
            {
                turns.Add((isUser, contents));
            }
        }

        var words = string.Join("\n\n", system.Where(text => !string.IsNullOrWhiteSpace(text)));
        if (words.Length > 0)
        {
            json.WriteString("system", WellFormedText.Strip(words));
        }

        json.WriteStartArray("messages");
        foreach (var (isUser, contents) in turns)
        {
            Write(json, isUser, contents);
        }

        json.WriteEndArray();
    }

    // Reasoning without a signature, or with another provider's, cannot be sent back.
    private static bool IsAnswered(AIContent content) => content switch
    {
        TextContent text => !string.IsNullOrWhiteSpace(text.Text),
        TextReasoningContent reasoning => AnthropicReasoning.IsOurs(reasoning),
        FunctionCallContent => true,
        { RawRepresentation: AnthropicRawBlock } => true,
        _ => false,
    };

    private static bool IsSaid(AIContent content) => content is not TextContent text || !string.IsNullOrWhiteSpace(text.Text);

    private static void Write(Utf8JsonWriter json, bool isUser, List<AIContent> contents)
    {
        json.WriteStartObject();
        json.WriteString("role", isUser ? "user" : "assistant");
        if (isUser && contents is [TextContent only])
        {
            json.WriteString("content", WellFormedText.Strip(only.Text));
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray("content");
        foreach (var content in isUser ? contents.OrderBy(content => content is FunctionResultContent ? 0 : 1) : contents.AsEnumerable())
        {
            if (content.RawRepresentation is AnthropicRawBlock block)
            {
                json.WriteRawValue(block.Json);
            }
            else
            {
                json.WriteStartObject();
                WriteBlock(json, content);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                json.WriteString("type", "text");
                json.WriteString("text", WellFormedText.Strip(text.Text));
                break;
            case TextReasoningContent reasoning:
                AnthropicReasoning.Write(json, reasoning);
                break;
            case FunctionCallContent call:
                json.WriteString("type", "tool_use");
                json.WriteString("id", Tidy(call.CallId));
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                json.WriteRawValue(ToolArguments.Write(call));
                break;
            case FunctionResultContent result:
                json.WriteString("type", "tool_result");
                json.WriteString("tool_use_id", Tidy(result.CallId));
                json.WriteString("content", ToolResult.Text(result));
                if (result.Exception is not null)
                {
                    json.WriteBoolean("is_error", true);
                }

                break;
            case DataContent data when data.HasTopLevelMediaType("image") || data.MediaType == "application/pdf":
                json.WriteString("type", data.HasTopLevelMediaType("image") ? "image" : "document");
                json.WriteStartObject("source");
                json.WriteString("type", "base64");
                json.WriteString("media_type", data.MediaType);
                json.WriteString("data", data.Base64Data.Span);
                json.WriteEndObject();
                break;
            case UriContent uri when uri.HasTopLevelMediaType("image") || uri.MediaType == "application/pdf":
                json.WriteString("type", uri.HasTopLevelMediaType("image") ? "image" : "document");
                json.WriteStartObject("source");
                json.WriteString("type", "url");
                json.WriteString("url", uri.Uri.AbsoluteUri);
                json.WriteEndObject();
                break;
            default:
                throw new ProviderException(ProviderErrorKind.BadRequest, "This provider takes text, images and PDF; another kind of attachment was not sent.");
        }
    }

    // Ids of other providers ("functions.get:0") are refused unless they match [a-zA-Z0-9_-]+.
    private static string Tidy(string id)
        => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') && id.Length > 0 ? id : "id_" + string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
