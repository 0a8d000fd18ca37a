using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Json;

/// <summary>Names of counts in <see cref="UsageDetails.AdditionalCounts"/>, the same for every dialect.</summary>
internal static class UsageCounts
{
    /// <summary>Tokens of the prompt that were written to the provider's cache; a part of the input.</summary>
    public const string CacheWrite = "cache_write_tokens";
}
