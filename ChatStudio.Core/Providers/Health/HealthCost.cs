using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health;

/// <summary>Says whether a check spent money.</summary>
internal static class HealthCost
{
    private const decimal Million = 1_000_000;

    public static string? Note(HealthCase check)
    {
        if (check is not { Model: { } model, Answer: { Failure: null } answer })
        {
            return null;
        }

        if (model.IsSimulated || model.IsLocal)
        {
            return "Nothing was charged.";
        }

        if (model.Price is not { } price)
        {
            return $"The test answer used {(answer.Usage?.TotalTokenCount is > 0 and var all ? $"{all}" : $"about {answer.Tokens:0}")} tokens; no price is known.";
        }

        // Without a count: the prompt has about 20 tokens.
        var dollars = ((answer.Usage?.InputTokenCount ?? 20) * price.Input / Million) + ((decimal)answer.Tokens * price.Output / Million);
        return dollars == 0 ? "Nothing was charged." : $"The test answer cost about {MetricsFormat.Cost(dollars)}.";
    }
}
