using ChatStudio.Core.Providers.Json;
using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>
/// Events → updates. The answer is taken from the deltas. What repeats it counts only where they are missing: a <c>.done</c> for
/// its part, a finished item for itself, the finished response for the whole answer, since the numbers of parts and items agree
/// only within a level (Bedrock counts the first part of a message as 1).
/// </summary>
internal sealed class ResponsesMapper : AnswerMapper<ResponsesFrame>
{
    /// <summary>Encrypted reasoning: the whole item, to be sent back before the call it led to.</summary>
    public const string ReasoningTag = "openai.reasoning";

    /// <summary>Name of an <see cref="AIContent.AdditionalProperties"/> entry of text: the phase of its message, to be sent back.</summary>
    public const string Phase = "openai.phase";

    private readonly ResponsesCalls _calls = new();
    private readonly HashSet<(int Item, int Part, Kind Kind)> _told = [];
    private readonly Dictionary<int, string> _phases = [];
    private (int Item, int Part, Kind Kind)? _part;
    private ResponsesEvent _end;
    private OpenAIUsage _usage;
    private string? _reason;
    private bool _hasReasoned;
    private bool _hasKept;
    private int _lastItem;

    private enum Kind
    {
        Text,
        Refusal,
        Summary,
        Reasoning,
    }

    public override bool IsComplete => _end is ResponsesEvent.Completed or ResponsesEvent.Incomplete;

    public override TimedChatResponseUpdate Map(ResponsesFrame frame)
    {
        Id = frame.Id;
        Model = frame.Model;
        ArrivedAt = frame.ArrivedAt;
        if (!frame.Usage.IsEmpty)
        {
            _usage = frame.Usage;
        }

        var index = _lastItem = frame.OutputIndex ?? _lastItem;
        switch (frame.Event)
        {
            case ResponsesEvent.TextDelta:
                return One(Tell(new(index, frame.PartIndex, Kind.Text), frame.Text));
            case ResponsesEvent.SummaryDelta:
                return One(Tell(new(index, frame.PartIndex, Kind.Summary), frame.Text));
            case ResponsesEvent.ReasoningDelta:
                return One(Tell(new(index, frame.PartIndex, Kind.Reasoning), frame.Text));
            case ResponsesEvent.RefusalDelta:
                return One(Tell(new(index, frame.PartIndex, Kind.Refusal), frame.Text));
            case ResponsesEvent.TextDone:
                return One(Repair(new(index, frame.PartIndex, Kind.Text), frame.Text));
            case ResponsesEvent.SummaryDone:
                return One(Repair(new(index, frame.PartIndex, Kind.Summary), frame.Text));
            case ResponsesEvent.ReasoningDone:
                return One(Repair(new(index, frame.PartIndex, Kind.Reasoning), frame.Text));
            case ResponsesEvent.RefusalDone:
                return One(Repair(new(index, frame.PartIndex, Kind.Refusal), frame.Text));
            case ResponsesEvent.ArgumentsDelta:
                return Update(null, _calls.Add(index, frame.Text));
            case ResponsesEvent.ArgumentsDone:
                Gather(_calls.Complete(index, frame.Text));
                return Update(null);
            case ResponsesEvent.Annotation when frame.Citations is { } citations:
                return One(new TextContent("") { Annotations = [.. citations] });
            case ResponsesEvent.ItemAdded when frame.Item is { } item:
                Begin(index, item);
                return Update(null);
            case ResponsesEvent.ItemDone when frame.Item is { } item:
                return Some([.. Finished(index, item)]);
            case ResponsesEvent.Completed or ResponsesEvent.Incomplete:
                (_end, _reason) = (frame.Event, frame.Reason);
                return Some([.. Missing(frame.Output)]);
            default:
                return Update(null);
        }
    }

    public override IEnumerable<TimedChatResponseUpdate> Finish(bool broken)
    {
        foreach (var rest in Rest())
        {
            yield return rest;
        }

        if (_calls.TellRest().ToArray() is { Length: > 0 } calls)
        {
            yield return Update([.. calls]);
        }

        var last = Update(_usage.IsEmpty ? null : [new UsageContent(_usage.Details())]);
        if (!broken && IsComplete)
        {
            last.FinishReason = FinishReason();
        }

        if (last.Contents.Count > 0 || last.FinishReason is not null)
        {
            yield return last;
        }
    }

    private ChatFinishReason FinishReason() => (_end, _reason) switch
    {
        (ResponsesEvent.Completed, _) => _calls.HasAny ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        (_, "max_output_tokens") => ChatFinishReason.Length,
        (_, "content_filter") => ChatFinishReason.ContentFilter,
        var (_, reason) => new($"incomplete:{reason}"),
    };

    private TimedChatResponseUpdate One(AIContent? content) => Update(content is null ? null : new List<AIContent>(1) { content });

    private TimedChatResponseUpdate Some(List<AIContent> contents) => Update(contents.Count == 0 ? null : contents);

    private void Begin(int index, ResponsesItem item)
    {
        if (item.IsCall)
        {
            Gather(_calls.Describe(index, item));
        }

        if (item.Phase is { } phase)
        {
            _phases[index] = phase;
        }
    }

    private IEnumerable<AIContent> Finished(int index, ResponsesItem item)
    {
        Begin(index, item);
        foreach (var content in Words(index, item, kind => _told.Any(part => part.Item == index && part.Kind == kind)))
        {
            yield return content;
        }

        if (item.Raw is { } raw)
        {
            _hasKept = true;
            yield return ProtectedReasoning.Keep(ReasoningTag, raw);
        }

        if (item.IsCall && _calls.Tell(index) is { } call)
        {
            yield return call;
        }
    }

    private IEnumerable<AIContent> Missing(List<ResponsesItem> output)
    {
        var (told, kept) = (_told.Select(part => part.Kind).ToHashSet(), _hasKept);
        for (var i = 0; i < output.Count; i++)
        {
            foreach (var content in Words(i, output[i], told.Contains))
            {
                yield return content;
            }

            if (output[i].Raw is { } raw && !kept)
            {
                yield return ProtectedReasoning.Keep(ReasoningTag, raw);
            }

            if (output[i].IsCall && _calls.TellMissing(output[i]) is { } call)
            {
                yield return call;
            }
        }
    }

    private IEnumerable<AIContent> Words(int index, ResponsesItem item, Func<Kind, bool> isTold)
    {
        var summary = item.Summary.Select((part, place) => new Piece(Kind.Summary, place, part.Text));
        var content = item.Content.Select((part, place) => new Piece(KindOf(part.Type), place, part.Text));
        foreach (var piece in summary.Concat(content).Where(piece => piece.Kind is { } kind && !isTold(kind)).ToArray())
        {
            if (Tell(new(index, piece.Place, piece.Kind!.Value), piece.Text) is { } told)
            {
                yield return told;
            }
        }
    }

    private static Kind? KindOf(string? type) => type switch { "output_text" => Kind.Text, "refusal" => Kind.Refusal, "reasoning_text" => Kind.Reasoning, _ => null };

    private AIContent? Repair((int Item, int Part, Kind Kind) part, string? text) => _told.Contains(part) ? null : Tell(part, text);

    private AIContent? Tell((int Item, int Part, Kind Kind) part, string? text)
    {
        if (text is not { Length: > 0 })
        {
            return null;
        }

        var isNew = _part != part && _told.Add(part);
        _part = part;
        if (part.Kind is Kind.Text or Kind.Refusal)
        {
            // A refusal is shown in place of the answer.
            return AddText(text) is { Length: > 0 } answer
                ? new TextContent(answer) { AdditionalProperties = isNew && _phases.TryGetValue(part.Item, out var phase) ? new() { [Phase] = phase } : null }
                : null;
        }

        // Parts of a summary, and reasoning before and after a call, are set apart by a blank line.
        var reasoning = isNew && _hasReasoned ? "\n\n" + text : text;
        _hasReasoned = true;
        return AddReasoning(reasoning) is { Length: > 0 } thought ? new TextReasoningContent(thought) : null;
    }

    private readonly record struct Piece(Kind? Kind, int Place, string? Text);
}
