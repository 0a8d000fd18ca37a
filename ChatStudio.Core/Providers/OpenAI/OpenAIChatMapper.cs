using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// Chunks → updates. Text and reasoning pass through as they come; tool calls, usage and the finish reason are gathered and
/// told at the end, when they are final.
/// </summary>
internal sealed class OpenAIChatMapper
{
    private readonly OpenAIToolCalls _toolCalls = new();
    private OpenAIUsage _usage;
    private string? _id;
    private string? _model;
    private string? _finishReason;
    private long _lastArrival;
    private TextPiece _text;
    private TextPiece _reasoning;
    private bool _isDone;
    private bool _wasThought;

    /// <summary>The protocol's end marker was seen: a finish reason or <c>[DONE]</c>.</summary>
    public bool IsComplete => _finishReason is not null || _isDone;

    /// <summary>The last finish reason that was not null, as on the wire.</summary>
    public string? FinishReason => _finishReason;

    /// <summary>What a chunk shows at once; an update without contents when that is nothing, as a sign of life.</summary>
    public TimedChatResponseUpdate Map(OpenAIChatChunk chunk)
    {
        _id = chunk.Id;
        _model = chunk.Model;
        _lastArrival = chunk.ArrivedAt;
        _isDone |= chunk.IsDone;
        if (!chunk.Usage.IsEmpty)
        {
            // Cumulative wherever it comes more than once.
            _usage = chunk.Usage;
        }

        if (chunk.Choice is not { } choice)
        {
            return Update(null);
        }

        // OpenRouter sends null again after the reason; Mistral and others send it with the last text.
        _finishReason = choice.FinishReason is { Length: > 0 } reason ? reason : _finishReason;

        var arguments = 0;
        foreach (var call in choice.ToolCalls)
        {
            arguments += _toolCalls.Add(call);
        }

        var (content, thought) = SplitThought(choice);
        var reasoning = _reasoning.Add(choice.Reasoning is { Length: > 0 } said ? said : thought ?? choice.ReasoningDetails);
        var text = _text.Add(content);
        if (choice.Refusal is { Length: > 0 } refusal)
        {
            text += refusal;
        }

        var contents = reasoning.Length == 0
            ? text.Length == 0 ? null : new List<AIContent>(1) { new TextContent(text) }
            : text.Length == 0 ? [new TextReasoningContent(reasoning)] : [new TextReasoningContent(reasoning), new TextContent(text)];
        return Update(contents, arguments);
    }

    /// <summary>The end of the answer: what was gathered. Tool calls of a broken answer are told too, as far as they came.</summary>
    /// <param name="broken">The answer did not end by its own marker; no finish reason is told.</param>
    public IEnumerable<TimedChatResponseUpdate> Finish(bool broken)
    {
        if (_reasoning.Rest() is { Length: > 0 } reasoning)
        {
            yield return Update([new TextReasoningContent(reasoning)]);
        }

        if (_text.Rest() is { Length: > 0 } text)
        {
            yield return Update([new TextContent(text)]);
        }

        if (_toolCalls.Count > 0)
        {
            yield return Update([.. _toolCalls.Complete()]);
        }

        var last = Update(_usage.IsEmpty ? null : [new UsageContent(Details(_usage))]);
        if (!broken && IsComplete)
        {
            // Snowflake and some OpenRouter hosts end with [DONE] and never give a reason.
            last.FinishReason = new(_finishReason ?? (_toolCalls.Count > 0 ? "tool_calls" : "stop"));
        }

        if (last.Contents.Count > 0 || last.FinishReason is not null)
        {
            yield return last;
        }
    }

    private static UsageDetails Details(in OpenAIUsage usage) => new()
    {
        InputTokenCount = usage.Prompt,
        OutputTokenCount = usage.Output,
        TotalTokenCount = usage.Total ?? usage.Prompt + usage.Output,
        CachedInputTokenCount = usage.Cached,
        ReasoningTokenCount = usage.Reasoning,
    };

    // Gemini: {"content":"<thought>Let me","extra_content":{"google":{"thought":true}}} … {"content":"</thought>Hello"}
    private (string? Content, string? Thought) SplitThought(OpenAIChoice choice)
    {
        const string open = "<thought>", close = "</thought>";
        if (choice.Content is not { Length: > 0 } content)
        {
            return (null, null);
        }

        if (choice.IsThought)
        {
            var start = !_wasThought && content.StartsWith(open, StringComparison.Ordinal) ? open.Length : 0;
            _wasThought = true;
            return (null, content[start..]);
        }

        if (_wasThought && content.StartsWith(close, StringComparison.Ordinal))
        {
            content = content[close.Length..];
        }

        _wasThought = false;
        return (content, null);
    }

    private TimedChatResponseUpdate Update(IList<AIContent>? contents, int toolCallCharacters = 0)
    {
        var update = new TimedChatResponseUpdate
        {
            Role = ChatRole.Assistant,
            ResponseId = _id,
            MessageId = _id,
            ModelId = _model,
            ArrivedAt = _lastArrival,
            ToolCallCharacters = toolCallCharacters,
        };
        if (contents is not null)
        {
            update.Contents = contents;
        }

        return update;
    }
}
