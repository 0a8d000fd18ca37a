using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>What a run cost, in words where there is no sum: <c>free</c>, <c>local</c>, <c>no price</c>.</summary>
public static class CostText
{
    public static string Of(ModelInfo model, MetricsSnapshot numbers)
        => model.IsSimulated ? "free" : MetricsFormat.Cost(numbers.Cost, model.IsLocal, numbers.IsEstimate);

    /// <summary>True when <see cref="Of"/> is a word and not a sum.</summary>
    public static bool IsWord(ModelInfo model, MetricsSnapshot numbers)
        => model.IsSimulated || model.IsLocal || numbers.Cost is null or 0;
}
