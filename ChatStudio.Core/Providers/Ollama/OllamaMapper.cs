using ChatStudio.Core.Providers.Json;
using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>Lines → updates. Calls come whole and are told where they stand.</summary>
internal sealed class OllamaMapper : AnswerMapper<OllamaFrame>
{
    private OllamaCounts _counts;
    private string? _doneReason;
    private bool _isDone;
    private int _calls;

    public override bool IsComplete => _isDone;

    public override TimedChatResponseUpdate Map(OllamaFrame frame)
    {
        Model = frame.Model;
        ArrivedAt = frame.ArrivedAt;
        if (frame.IsDone)
        {
            (_isDone, _doneReason, _counts) = (true, frame.DoneReason, frame.Counts);
        }

        var (reasoning, text) = (AddReasoning(frame.Thinking), AddText(frame.Content));
        if (reasoning.Length + text.Length + frame.ToolCalls.Count == 0)
        {
            return Update(null);
        }

        var contents = new List<AIContent>(1);
        if (reasoning.Length > 0)
        {
            contents.Add(new TextReasoningContent(reasoning));
        }

        if (text.Length > 0)
        {
            contents.Add(new TextContent(text));
        }

        var arguments = 0;
        foreach (var call in frame.ToolCalls)
        {
            arguments += call.Arguments?.Length ?? 0;
            contents.Add(ToolArguments.Call(call.Id is { Length: > 0 } id ? id : $"call_{_calls + 1}", call.Name ?? "", call.Arguments ?? "{}"));
            _calls++;
        }

        return Update(contents, arguments);
    }

    public override IEnumerable<TimedChatResponseUpdate> Finish(bool broken)
    {
        foreach (var rest in Rest())
        {
            yield return rest;
        }

        var last = Update(_counts.IsEmpty ? null : [new UsageContent(_counts.Details())]);
        if (!broken && _isDone)
        {
            last.FinishReason = FinishReason();
            foreach (var (name, nanoseconds) in _counts.Durations)
            {
                (last.AdditionalProperties ??= [])[name] = nanoseconds;
            }
        }

        if (last.Contents.Count > 0 || last.FinishReason is not null)
        {
            yield return last;
        }
    }

    // A turn with calls ends with "stop" as well; "load" and "unload" answer a request without messages.
    private ChatFinishReason FinishReason() => _doneReason switch
    {
        null or "" or "stop" or "load" or "unload" => _calls > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "length" => ChatFinishReason.Length,
        var other => new(other),
    };
}
