using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>Chunks → updates. Tool calls are gathered until the end, since their slices may come in any order.</summary>
internal sealed class OpenAIChatMapper : AnswerMapper<OpenAIChatChunk>
{
    private readonly OpenAIToolCalls _toolCalls = new();
    private readonly List<AIAnnotation> _citations = [];
    private List<AIAnnotation>? _sources;
    private OpenAIUsage _usage;
    private string? _finishReason;
    private bool _isDone;
    private bool _wasThought;

    /// <summary>The protocol's end marker was seen: a finish reason or <c>[DONE]</c>.</summary>
    public override bool IsComplete => _finishReason is not null || _isDone;

    // DeepSeek: "insufficient_system_resource"; OpenRouter, Mistral: "error".
    public override string? Surrender => _finishReason is "error" or "insufficient_system_resource" ? _finishReason : null;

    public override TimedChatResponseUpdate Map(OpenAIChatChunk chunk)
    {
        Id = chunk.Id;
        Model = chunk.Model;
        ArrivedAt = chunk.ArrivedAt;
        _isDone |= chunk.IsDone;
        if (!chunk.Usage.IsEmpty)
        {
            // Cumulative wherever it comes more than once.
            _usage = chunk.Usage;
        }

        _sources = chunk.Sources;
        if (chunk.Choice is not { } choice)
        {
            return Update(null);
        }

        // OpenRouter sends null again after the reason; Mistral and others send it with the last text.
        _finishReason = choice.FinishReason is { Length: > 0 } reason ? reason : _finishReason;

        if (choice.Citations is { } citations)
        {
            _citations.AddRange(citations);
        }

        var arguments = 0;
        foreach (var call in choice.ToolCalls)
        {
            arguments += _toolCalls.Add(call);
        }

        var (content, thought) = SplitThought(choice);
        var reasoning = AddReasoning(choice.Reasoning is { Length: > 0 } said ? said : thought ?? choice.ReasoningDetails);
        var text = AddText(content);
        if (choice.Refusal is { Length: > 0 } refusal)
        {
            Gather(refusal);
            text += refusal;
        }

        var contents = reasoning.Length == 0
            ? text.Length == 0 ? null : new List<AIContent>(1) { new TextContent(text) }
            : text.Length == 0 ? [new TextReasoningContent(reasoning)] : [new TextReasoningContent(reasoning), new TextContent(text)];
        return Update(contents, arguments);
    }

    public override IEnumerable<TimedChatResponseUpdate> Finish(bool broken)
    {
        foreach (var rest in Rest())
        {
            yield return rest;
        }

        if (_citations.Count > 0 || _sources is not null)
        {
            yield return Update([new TextContent("") { Annotations = [.. _citations, .. _sources ?? []] }]);
        }

        if (_toolCalls.Count > 0)
        {
            yield return Update([.. _toolCalls.Complete()]);
        }

        var last = Update(_usage.IsEmpty ? null : [new UsageContent(_usage.Details())]);
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
}
