namespace ChatStudio.Core.Providers.Simulated;

/// <summary>Steps of a script → the calls in them, for answers and dialects that send a call in one piece.</summary>
internal static class SimulatedCalls
{
    public static IReadOnlyList<SimulatedCall> Of(IEnumerable<SimulatedStep> steps)
    {
        var calls = new List<SimulatedCall>();
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case SimulatedStepKind.Call:
                    calls.Add(new(calls.Count, step.Text, "", IsWhole: false));
                    break;
                case SimulatedStepKind.Arguments:
                    calls[^1] = calls[^1] with { Arguments = calls[^1].Arguments + step.Text };
                    break;
                case SimulatedStepKind.CallEnd:
                    calls[^1] = calls[^1] with { IsWhole = true };
                    break;
            }
        }

        return calls;
    }
}
