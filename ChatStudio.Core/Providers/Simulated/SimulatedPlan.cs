using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// A whole answer as events with deadlines, all counted from the headers. Deadlines are absolute, so a late timer delays
/// what was due but never shifts what follows: the average rate comes out right whatever the timer's grain.
/// </summary>
internal sealed class SimulatedPlan
{
    private SimulatedPlan(IReadOnlyList<SimulatedStep> steps, int reasoningTokens, int textTokens, string? finishReason)
        => (Steps, ReasoningTokens, TextTokens, FinishReason) = (steps, reasoningTokens, textTokens, finishReason);

    public IReadOnlyList<SimulatedStep> Steps { get; }

    /// <summary>Reasoning chunks that are sent; one chunk is one token.</summary>
    public int ReasoningTokens { get; }

    /// <summary>Text chunks that are sent.</summary>
    public int TextTokens { get; }

    /// <summary><c>stop</c> or <c>length</c>; null when the stream does not get that far.</summary>
    public string? FinishReason { get; }

    public TimeSpan Duration => Steps[^1].Due;

    public static SimulatedPlan Create(SimulatedBehaviour behaviour, ComposedAnswer answer, SimulatedRequest request)
    {
        var reasoning = behaviour.Reasons && request.AllowsReasoning ? TextTokenizer.Split(answer.Reasoning) : [];
        var text = TextTokenizer.Split(answer.Text);
        var allowed = request.MaxTokens ?? int.MaxValue;
        var reasoningCount = Math.Min(reasoning.Count, allowed);
        var textCount = Math.Min(text.Count, allowed - reasoningCount);
        var finishReason = reasoningCount + textCount < reasoning.Count + text.Count ? "length" : "stop";
        if (behaviour.Ending is not SimulatedEnding.Complete)
        {
            textCount = behaviour.Ending is SimulatedEnding.CutOff ? textCount * 3 / 5 : textCount / 2;
            finishReason = null;
        }

        var steps = new List<SimulatedStep>(reasoningCount + textCount + 2) { new(TimeSpan.Zero, SimulatedStepKind.Start, "") };
        for (var i = 0; i < reasoningCount; i++)
        {
            steps.Add(new(DueOf(behaviour, i), SimulatedStepKind.Reasoning, reasoning[i]));
        }

        for (var i = 0; i < textCount; i++)
        {
            var stall = i >= text.Count / 2 ? behaviour.Stall : TimeSpan.Zero;
            steps.Add(new(DueOf(behaviour, reasoningCount + i) + stall, SimulatedStepKind.Text, text[i]));
        }

        AddEnding(steps, behaviour, finishReason);
        return new(steps, reasoningCount, textCount, finishReason);
    }

    private static void AddEnding(List<SimulatedStep> steps, SimulatedBehaviour behaviour, string? finishReason)
    {
        var end = steps.Count == 1 ? behaviour.FirstToken : steps[^1].Due;
        if (behaviour.Ending is SimulatedEnding.ErrorEvent)
        {
            steps.Add(new(end, SimulatedStepKind.Error, ""));
        }
        else if (finishReason is not null)
        {
            steps.Add(new(end, SimulatedStepKind.Finish, finishReason));
        }
    }

    // Tokens of a burst share the deadline of its first one.
    private static TimeSpan DueOf(SimulatedBehaviour behaviour, int token)
        => behaviour.FirstToken + TimeSpan.FromSeconds(token / behaviour.BurstSize * behaviour.BurstSize / behaviour.TokensPerSecond);
}
