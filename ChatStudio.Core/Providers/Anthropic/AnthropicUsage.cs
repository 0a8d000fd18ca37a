using ChatStudio.Core.Providers.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>
/// Token counts as reported so far. They are cumulative: what a later event says replaces what an earlier one said, zeros
/// included; what it does not say stays. Null where nothing was said.
/// </summary>
internal struct AnthropicUsage
{
    public long? Input;
    public long? CacheRead;
    public long? CacheWrite;
    public long? Output;
    public long? Thinking;

    public readonly bool IsEmpty => Input is null && Output is null;

    public void Merge(in AnthropicUsage later)
    {
        Input = later.Input ?? Input;
        CacheRead = later.CacheRead ?? CacheRead;
        CacheWrite = later.CacheWrite ?? CacheWrite;
        Output = later.Output ?? Output;
        Thinking = later.Thinking ?? Thinking;
    }

    /// <summary><c>input_tokens</c> counts only what was neither read from the cache nor written to it; the prompt is all three.</summary>
    public readonly UsageDetails Details()
    {
        var input = Input is null ? null : Input + (CacheRead ?? 0) + (CacheWrite ?? 0);
        return new()
        {
            InputTokenCount = input,
            OutputTokenCount = Output,
            TotalTokenCount = input is null && Output is null ? null : (input ?? 0) + (Output ?? 0),
            CachedInputTokenCount = CacheRead,
            ReasoningTokenCount = Thinking,
            AdditionalCounts = CacheWrite is { } written ? new() { [UsageCounts.CacheWrite] = written } : null,
        };
    }
}
