using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>What one event of a stream says, or a whole <c>response</c>.</summary>
internal sealed class ResponsesFrame : AnswerFrame
{
    public ResponsesEvent Event { get; set; }

    /// <summary>The response's id, kept from frame to frame.</summary>
    public string? Id { get; set; }

    /// <summary>The model's name, kept from frame to frame.</summary>
    public string? Model { get; set; }

    /// <summary>The item an event belongs to; null where a server sends none. Item ids are no help: Copilot changes them between two events.</summary>
    public int? OutputIndex { get; set; }

    /// <summary><c>content_index</c> or <c>summary_index</c>.</summary>
    public int PartIndex { get; set; }

    /// <summary>A delta, or the whole text or arguments of a <c>.done</c>.</summary>
    public string? Text { get; set; }

    /// <summary>Of an item event.</summary>
    public ResponsesItem? Item { get; set; }

    /// <summary>The output of a finished response. Empty at some hosts.</summary>
    public List<ResponsesItem> Output { get; } = [];

    /// <summary>There is an output in the frame, even if an empty one.</summary>
    public bool HasOutput { get; set; }

    /// <summary>Why a response is incomplete.</summary>
    public string? Reason { get; set; }

    public OpenAIUsage Usage { get; set; }

    /// <summary>Null in all but a few frames.</summary>
    public List<AIAnnotation>? Citations;

    public override void Clear()
    {
        base.Clear();
        Event = ResponsesEvent.Other;
        OutputIndex = null;
        PartIndex = 0;
        Text = Reason = null;
        Item = null;
        Output.Clear();
        HasOutput = false;
        Usage = default;
        Citations = null;
    }
}
