using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>Token counts as reported, with the places that differ between servers already merged. Null where nothing was said.</summary>
internal struct OpenAIUsage
{
    public long? Prompt;
    public long? Completion;
    public long? Total;
    public long? Cached;
    public long? Reasoning;
    public long? CacheWrite;

    public readonly bool IsEmpty => Prompt is null && Completion is null && Total is null;

    /// <summary>
    /// All generated tokens. xAI and Gemini leave reasoning out of <c>completion_tokens</c> (291 + 26 against a total of 513):
    /// where the total is larger than the sum, the total is right.
    /// </summary>
    public readonly long? Output => Total is { } total && Prompt is { } prompt && total > prompt + (Completion ?? 0) ? total - prompt : Completion;

    public readonly UsageDetails Details() => new()
    {
        InputTokenCount = Prompt,
        OutputTokenCount = Output,
        TotalTokenCount = Total ?? Prompt + Output,
        CachedInputTokenCount = Cached,
        ReasoningTokenCount = Reasoning,
        AdditionalCounts = CacheWrite is { } written ? new() { [UsageCounts.CacheWrite] = written } : null,
    };
}
