using ChatStudio.Core.Providers.Json;
using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>
/// Events → updates. Blocks are told in their order, each tool call and each signature where its block stops, because a turn
/// with tools must go back exactly as it came.
/// </summary>
internal sealed class AnthropicMapper : AnswerMapper<AnthropicFrame>
{
    /// <summary>Stands between two blocks of thinking.</summary>
    public const string Separator = "\n\n";

    private readonly List<AnthropicBlock> _open = [];
    private AnthropicUsage _usage;
    private string? _stopReason;
    private string? _stopSequence;
    private string? _stopDetails;
    private bool _hasThought;
    private bool _isStopped;
    private int _calls;

    public override bool IsComplete => _isStopped;

    public override TimedChatResponseUpdate Map(AnthropicFrame frame)
    {
        Id = frame.Id;
        Model = frame.Model;
        ArrivedAt = frame.ArrivedAt;
        _usage.Merge(frame.Usage);
        switch (frame.Event)
        {
            case AnthropicEvent.BlockStart:
                return Tell(Start(frame.Index, frame.Piece), frame.Piece);
            case AnthropicEvent.BlockDelta:
                // A delta to a block that never started is nobody's.
                return Find(frame.Index) is { } block ? Tell(block, frame.Piece) : Update(null);
            case AnthropicEvent.BlockStop:
                return Stop(Find(frame.Index)) is { } content ? Update([content]) : Update(null);
            case AnthropicEvent.MessageDelta:
                TakeStop(frame.Piece);
                return Update(null);
            case AnthropicEvent.MessageStop:
                _isStopped = true;
                return Update(null);
            case AnthropicEvent.Message:
                TakeStop(frame.Piece);
                _isStopped = true;
                return Update([.. frame.Blocks.SelectMany((piece, index) => Whole(index, piece))]);
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

        // With max_tokens the last block may never stop.
        while (_open.Count > 0)
        {
            if (Stop(_open[0]) is { } content)
            {
                yield return Update([content]);
            }
        }

        var last = Update(_usage.IsEmpty ? null : [new UsageContent(_usage.Details())]);
        if (!broken && _isStopped)
        {
            last.FinishReason = FinishReason();
            Note(last, "stop_sequence", _stopSequence);
            Note(last, "stop_details", _stopDetails);
        }

        if (last.Contents.Count > 0 || last.FinishReason is not null)
        {
            yield return last;
        }
    }

    private static void Note(ChatResponseUpdate update, string name, string? value)
    {
        if (value is not null)
        {
            (update.AdditionalProperties ??= [])[name] = value;
        }
    }

    // pause_turn and what is not known pass through under their own names.
    private ChatFinishReason FinishReason() => _stopReason switch
    {
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "refusal" => ChatFinishReason.ContentFilter,
        { Length: > 0 } other => new(other),
        _ => _calls > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
    };

    private void TakeStop(AnthropicPiece piece)
    {
        _stopReason = piece.StopReason ?? _stopReason;
        _stopSequence = piece.StopSequence ?? _stopSequence;
        _stopDetails = piece.StopDetails ?? _stopDetails;
    }

    private IEnumerable<AIContent> Whole(int index, AnthropicPiece piece)
    {
        var block = Start(index, piece);
        var update = Tell(block, piece);
        return Stop(block) is { } content ? [.. update.Contents, content] : update.Contents;
    }

    private AnthropicBlock Start(int index, AnthropicPiece piece)
    {
        var block = new AnthropicBlock(index, piece.Kind) { Id = piece.Id, Name = piece.Name, Raw = piece.Raw };
        _open.Add(block);
        return block;
    }

    private AnthropicBlock? Find(int index) => _open.FindLast(block => block.Index == index);

    private AIContent? Stop(AnthropicBlock? block)
    {
        if (block is null)
        {
            return null;
        }

        _open.Remove(block);
        _calls += block.Kind == AnthropicPieceKind.ToolUse ? 1 : 0;
        return block.Complete(_calls);
    }

    private TimedChatResponseUpdate Tell(AnthropicBlock block, AnthropicPiece piece)
    {
        var characters = block.Add(piece);
        Gather(piece.Signature);
        Gather(block.Kind == AnthropicPieceKind.ToolUse ? null : piece.Json);
        Gather(piece.Kind == AnthropicPieceKind.Compaction ? piece.Text : null);
        return Update(Content(block, piece) is { } content ? new List<AIContent>(1) { content } : null, characters);
    }

    private AIContent? Content(AnthropicBlock block, AnthropicPiece piece)
    {
        switch (piece.Kind)
        {
            case AnthropicPieceKind.Text:
                return AddText(piece.Text) is { Length: > 0 } text ? new TextContent(text) : null;
            case AnthropicPieceKind.Redacted when piece.Data is { Length: > 0 } data:
                return ProtectedReasoning.Keep(AnthropicBlock.RedactedTag, data);
            case AnthropicPieceKind.Thinking when piece.Text is { Length: > 0 } thinking:
                if (_hasThought && !block.HasThought)
                {
                    block.IsSeparated = true;
                    thinking = Separator + thinking;
                }

                _hasThought = block.HasThought = true;
                return AddReasoning(thinking) is { Length: > 0 } reasoning ? new TextReasoningContent(reasoning) : null;
            default:
                return null;
        }
    }
}
