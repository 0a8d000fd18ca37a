using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Streaming;

/// <summary>
/// Frames → updates. Text and reasoning pass through as they come; what is final only at the end of the answer (usage, the
/// finish reason) is gathered and told there.
/// </summary>
internal abstract class AnswerMapper<TFrame>
    where TFrame : AnswerFrame
{
    // Text of two kinds; a character may be cut in half between two frames.
    private TextPiece _text;
    private TextPiece _reasoning;

    /// <summary>The protocol's end marker was seen.</summary>
    public abstract bool IsComplete { get; }

    /// <summary>
    /// Characters of the answer so far: text, reasoning, arguments of tool calls, and what else is gathered for the next turn.
    /// </summary>
    public long Characters { get; private set; }

    /// <summary>The finish reason, where it says that the server gave up in the middle; null for every other.</summary>
    public virtual string? Surrender => null;

    protected string? Id { get; set; }

    protected string? Model { get; set; }

    protected long ArrivedAt { get; set; }

    /// <summary>What a frame shows at once; an update without contents when that is nothing, as a sign of life.</summary>
    public abstract TimedChatResponseUpdate Map(TFrame frame);

    /// <summary>The end of the answer: what was gathered. Tool calls of a broken answer are told too, as far as they came.</summary>
    /// <param name="broken">The answer did not end by its own marker; no finish reason is told.</param>
    public abstract IEnumerable<TimedChatResponseUpdate> Finish(bool broken);

    protected string AddText(string? piece)
    {
        Gather(piece);
        return _text.Add(piece);
    }

    protected string AddReasoning(string? piece)
    {
        Gather(piece);
        return _reasoning.Add(piece);
    }

    /// <summary>Counts what is kept beside text and arguments, so that it too comes to an end.</summary>
    protected void Gather(string? piece) => Gather(piece?.Length ?? 0);

    /// <inheritdoc cref="Gather(string?)"/>
    protected void Gather(int characters) => Characters += characters;

    /// <summary>Halves of characters that never found their other half.</summary>
    protected IEnumerable<TimedChatResponseUpdate> Rest()
    {
        if (_reasoning.Rest() is { Length: > 0 } reasoning)
        {
            yield return Update([new TextReasoningContent(reasoning)]);
        }

        if (_text.Rest() is { Length: > 0 } text)
        {
            yield return Update([new TextContent(text)]);
        }
    }

    protected TimedChatResponseUpdate Update(IList<AIContent>? contents, int toolCallCharacters = 0)
    {
        Characters += toolCallCharacters;
        var update = new TimedChatResponseUpdate
        {
            Role = ChatRole.Assistant,
            ResponseId = Id,
            MessageId = Id,
            ModelId = Model,
            ArrivedAt = ArrivedAt,
            ToolCallCharacters = toolCallCharacters,
        };
        if (contents is not null)
        {
            update.Contents = contents;
        }

        return update;
    }
}
