using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>What one <c>chat.completion.chunk</c> says, or a whole <c>chat.completion</c>.</summary>
internal sealed class OpenAIChatChunk : AnswerFrame
{
    private OpenAIChoice _choice = new();
    private OpenAIChoice _spare = new();

    /// <summary>The last id that was not empty, kept from chunk to chunk.</summary>
    public string? Id { get; set; }

    /// <summary>The last model name that was not empty, kept from chunk to chunk.</summary>
    public string? Model { get; set; }

    /// <summary>Choice 0; null in a chunk without it (usage, moderation, other choices of <c>n</c> &gt; 1).</summary>
    public OpenAIChoice? Choice { get; private set; }

    public OpenAIUsage Usage { get; set; }

    /// <summary>Sources named beside the choices (Perplexity repeats the list in every chunk), kept from chunk to chunk.</summary>
    public List<AIAnnotation>? Sources;

    /// <summary>Bytes of the list that <see cref="Sources"/> was read from; the same list is not read again.</summary>
    public int SourcesLength { get; set; }

    public override void Clear()
    {
        base.Clear();
        Choice = null;
        Usage = default;
    }

    /// <summary>An empty choice to parse into; it counts only when <see cref="Commit"/> takes it.</summary>
    public OpenAIChoice Scratch()
    {
        _spare.Clear();
        return _spare;
    }

    /// <summary>Takes the scratch choice when it is the answer (index 0 or none).</summary>
    public void Commit()
    {
        if (_spare.Index == 0 && Choice is null)
        {
            (_choice, _spare) = (_spare, _choice);
            Choice = _choice;
        }
    }
}
