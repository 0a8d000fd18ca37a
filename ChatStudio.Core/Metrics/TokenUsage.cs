namespace ChatStudio.Core.Metrics;

/// <summary>Token counts as a provider reported them, reconciled to one meaning for all dialects.</summary>
/// <param name="Input">All prompt tokens, cached ones included.</param>
/// <param name="Output">All generated tokens, reasoning included.</param>
/// <param name="CachedInput">The part of <paramref name="Input"/> read from the provider's cache.</param>
/// <param name="Reasoning">The part of <paramref name="Output"/> spent on reasoning, shown or hidden.</param>
public sealed record TokenUsage(long Input, long Output, long CachedInput = 0, long Reasoning = 0)
{
    public long Total => Input + Output;
}
