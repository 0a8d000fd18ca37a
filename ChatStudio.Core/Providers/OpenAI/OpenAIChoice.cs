using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>One choice of a chunk. Reused from chunk to chunk.</summary>
internal sealed class OpenAIChoice
{
    public int Index { get; set; }

    public string? Content { get; set; }

    /// <summary><c>reasoning_content</c> or <c>reasoning</c>, or thinking parts of a content list.</summary>
    public string? Reasoning { get; set; }

    /// <summary>Text of <c>reasoning_details</c>, used only where no reasoning string came: OpenRouter sends the same text in both.</summary>
    public string? ReasoningDetails { get; set; }

    public string? Refusal { get; set; }

    /// <summary>Gemini flags content that is thinking: <c>"extra_content":{"google":{"thought":true}}</c>.</summary>
    public bool IsThought { get; set; }

    public string? FinishReason { get; set; }

    public List<ToolCallSlice> ToolCalls { get; } = [];

    /// <summary>Null in all but a few chunks.</summary>
    public List<AIAnnotation>? Citations;

    public void Clear()
    {
        Index = 0;
        Content = Reasoning = ReasoningDetails = Refusal = FinishReason = null;
        Citations = null;
        IsThought = false;
        ToolCalls.Clear();
    }
}
