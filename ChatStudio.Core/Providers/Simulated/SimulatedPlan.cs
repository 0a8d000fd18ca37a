using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// A whole answer as events with deadlines, all counted from the headers. Deadlines are absolute, so a late timer delays
/// what was due but never shifts what follows: the average rate comes out right whatever the timer's grain.
/// </summary>
internal sealed class SimulatedPlan
{
    private SimulatedPlan(IReadOnlyList<SimulatedStep> steps, int reasoningTokens, int textTokens, int argumentTokens, string? finishReason)
        => (Steps, ReasoningTokens, TextTokens, ArgumentTokens, FinishReason) = (steps, reasoningTokens, textTokens, argumentTokens, finishReason);

    public IReadOnlyList<SimulatedStep> Steps { get; }

    /// <summary>Reasoning chunks that are sent; one chunk is one token.</summary>
    public int ReasoningTokens { get; }

    /// <summary>Text chunks that are sent.</summary>
    public int TextTokens { get; }

    /// <summary>Chunks of arguments that are sent.</summary>
    public int ArgumentTokens { get; }

    /// <summary><c>stop</c>, <c>tool_calls</c> or <c>length</c>; null when the stream does not get that far.</summary>
    public string? FinishReason { get; }

    public TimeSpan Duration => Steps[^1].Due;

    public static SimulatedPlan Create(SimulatedBehaviour behaviour, ComposedAnswer answer, SimulatedRequest request)
    {
        var reasoning = behaviour.Reasons && request.AllowsReasoning ? TextTokenizer.Split(answer.Reasoning) : [];
        var spoken = Spoken(answer);
        var allowed = request.MaxTokens ?? int.MaxValue;
        var reasoningCount = Math.Min(reasoning.Count, allowed);
        var spokenCount = Math.Min(spoken.Count, allowed - reasoningCount);
        var finishReason = reasoningCount + spokenCount < reasoning.Count + spoken.Count ? "length" : answer.Calls.Count > 0 ? "tool_calls" : "stop";
        if (behaviour.Ending is not SimulatedEnding.Complete)
        {
            spokenCount = behaviour.Ending is SimulatedEnding.CutOff ? spokenCount * 3 / 5 : spokenCount / 2;
            finishReason = null;
        }

        var steps = new List<SimulatedStep>(reasoningCount + spokenCount + 2) { new(TimeSpan.Zero, SimulatedStepKind.Start, "") };
        for (var i = 0; i < reasoningCount; i++)
        {
            steps.Add(new(DueOf(behaviour, i), SimulatedStepKind.Reasoning, reasoning[i]));
        }

        for (var i = 0; i < spokenCount; i++)
        {
            var stall = i >= spoken.Count / 2 ? behaviour.Stall : TimeSpan.Zero;
            spoken[i].AddTo(steps, DueOf(behaviour, reasoningCount + i) + stall);
        }

        AddEnding(steps, behaviour, finishReason);
        var textCount = spoken.Take(spokenCount).Count(token => token.Kind is SimulatedStepKind.Text);
        return new(steps, reasoningCount, textCount, spokenCount - textCount, finishReason);
    }

    private static List<SpokenToken> Spoken(ComposedAnswer answer)
    {
        var spoken = TextTokenizer.Split(answer.Text).ConvertAll(token => new SpokenToken(SimulatedStepKind.Text, token));
        foreach (var call in answer.Calls)
        {
            var arguments = TextTokenizer.Split(call.Arguments);
            spoken.AddRange(arguments.Select((token, i) => new SpokenToken(SimulatedStepKind.Arguments, token, i == 0 ? call.Name : null, i == arguments.Count - 1)));
        }

        return spoken;
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

    // The beginning and the end of a call cost no token of their own.
    private readonly record struct SpokenToken(SimulatedStepKind Kind, string Text, string? Opens = null, bool Closes = false)
    {
        public void AddTo(List<SimulatedStep> steps, TimeSpan due)
        {
            if (Opens is not null)
            {
                steps.Add(new(due, SimulatedStepKind.Call, Opens));
            }

            steps.Add(new(due, Kind, Text));
            if (Closes)
            {
                steps.Add(new(due, SimulatedStepKind.CallEnd, ""));
            }
        }
    }
}
