using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>How much a model is to think, in the words of the API. Families differ in the form they take, and refuse the others.</summary>
/// <param name="Type"><c>adaptive</c>, <c>enabled</c> (with <paramref name="Budget"/>), <c>disabled</c>; null to say nothing.</param>
/// <param name="Budget">Tokens to think, for <c>enabled</c>.</param>
/// <param name="Display"><c>summarized</c> or <c>omitted</c>, for <c>adaptive</c>.</param>
/// <param name="Effort">Null to say nothing.</param>
internal sealed record AnthropicThinking(string? Type, int Budget, string? Display, string? Effort)
{
    /// <summary>The smallest budget the API takes.</summary>
    private const int SmallestBudget = 1024;

    /// <summary>Whether tokens go into thinking by a budget, which leaves no choice of temperature, top-p and tool.</summary>
    public bool IsBudgeted => Type == "enabled";

    /// <param name="maxTokens">The request's <c>max_tokens</c>, which thinking counts into.</param>
    public static AnthropicThinking Choose(AnthropicModel model, ChatOptions? options, int maxTokens)
    {
        var budget = options?.AdditionalProperties?.TryGetValue(AnthropicOptions.ThinkingBudget, out int tokens) == true ? tokens : (int?)null;
        var (effort, output) = (options?.Reasoning?.Effort, options?.Reasoning?.Output);
        if (effort == ReasoningEffort.None)
        {
            return new("disabled", 0, null, null);
        }

        var named = effort is { } wanted ? model.Name(wanted) : null;
        if (budget is not null || (!model.IsAdaptive && effort is not null))
        {
            var affordable = Math.Min(Math.Max(budget ?? Budgeted(effort), SmallestBudget), maxTokens - 1);
            return budget is null && !model.TakesBudget ? new(null, 0, null, named)
                : affordable < SmallestBudget ? new(null, 0, null, named)
                : new("enabled", affordable, null, named);
        }

        // Left alone, newer models keep their thinking to themselves.
        return effort is null && output is null || !model.IsAdaptive
            ? new(null, 0, null, named)
            : new("adaptive", 0, output == ReasoningOutput.None ? "omitted" : "summarized", named);
    }

    private static int Budgeted(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.Low => 2048,
        ReasoningEffort.High => 16_384,
        ReasoningEffort.ExtraHigh => 24_576,
        _ => 8192,
    };
}
