using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>A content block on its way: what is final only when it stops.</summary>
internal sealed class AnthropicBlock(int index, AnthropicPieceKind kind)
{
    /// <summary><see cref="TextReasoningContent.ProtectedData"/> holds the signature of the thinking in front of it.</summary>
    public const string ThinkingTag = "anthropic.thinking";

    /// <summary>The same, where <see cref="AnthropicMapper.Separator"/> was put before the thinking, which must go back without it.</summary>
    public const string NextThinkingTag = "anthropic.next_thinking";

    /// <summary>The data of a redacted block.</summary>
    public const string RedactedTag = "anthropic.redacted_thinking";

    private readonly StringBuilder _json = new();
    private List<AIAnnotation>? _citations;
    private string? _signature;
    private string? _summary;

    public int Index => index;

    public AnthropicPieceKind Kind => kind;

    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Raw { get; init; }

    /// <summary>Some of its thinking has been told.</summary>
    public bool HasThought { get; set; }

    /// <summary>A blank line was put before this block's thinking.</summary>
    public bool IsSeparated { get; set; }

    /// <summary>Takes in everything but text; returns how many characters of arguments the piece brought.</summary>
    public int Add(AnthropicPiece piece)
    {
        _signature += piece.Signature;
        if (piece.Citations is { } citations)
        {
            (_citations ??= []).AddRange(citations);
        }

        if (piece.Kind == AnthropicPieceKind.Compaction)
        {
            _summary += piece.Text;
        }

        _json.Append(piece.Json);
        return kind == AnthropicPieceKind.ToolUse ? piece.Json?.Length ?? 0 : 0;
    }

    /// <summary>What the finished block adds to the answer, beside the text that has been told; null when that is nothing.</summary>
    /// <param name="number">Its place among the tool calls, counted from 1, for a server that gives no ids.</param>
    public AIContent? Complete(int number) => kind switch
    {
        AnthropicPieceKind.ToolUse => ToolArguments.Call(Id is { Length: > 0 } id ? id : $"call_{number}", Name ?? "", _json.Length == 0 ? "{}" : _json.ToString()),
        AnthropicPieceKind.Thinking when _signature is { Length: > 0 } signature => ProtectedReasoning.Keep(IsSeparated ? NextThinkingTag : ThinkingTag, signature),
        AnthropicPieceKind.Text when _citations is { } citations => new TextContent("") { Annotations = [.. citations] },
        AnthropicPieceKind.Other when Raw is { } raw => new AIContent { RawRepresentation = new AnthropicRawBlock(Completed(raw)) },
        _ => null,
    };

    // {"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{}}, and its input in slices behind it
    private string Completed(string raw)
    {
        if (_json.Length == 0 && _summary is null)
        {
            return raw;
        }

        try
        {
            var block = JsonNode.Parse(raw)!.AsObject();
            if (_json.Length > 0)
            {
                block["input"] = JsonNode.Parse(_json.ToString());
            }

            if (_summary is { } summary)
            {
                block["content"] = summary;
            }

            return block.ToJsonString();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // Cut in the middle of its input, or a member stands in it twice: it cannot be sent back whole.
            return raw;
        }
    }
}
