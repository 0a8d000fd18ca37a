namespace ChatStudio.Core.Providers.Simulated;

/// <summary>One answer before it is put on the wire.</summary>
/// <param name="Fingerprint">The same for the same conversation; ids are made of it.</param>
/// <param name="Created">When the headers are sent; the deadlines of the plan count from here.</param>
/// <param name="RequestId">As in the header.</param>
internal sealed record SimulatedAnswer(
    SimulatedRequest Request, SimulatedModel Model, SimulatedPlan Plan, int PromptTokens, ulong Fingerprint, DateTimeOffset Created, string RequestId)
{
    public string Reasoning => Concatenate(SimulatedStepKind.Reasoning);

    public string Text => Concatenate(SimulatedStepKind.Text);

    public int OutputTokens => Plan.ReasoningTokens + Plan.TextTokens + Plan.ArgumentTokens;

    /// <summary>The calls of a turn that asks for tools, as far as they are sent.</summary>
    public IReadOnlyList<SimulatedCall> Calls { get; } = SimulatedCalls.Of(Plan.Steps);

    /// <param name="prefix">As the provider begins its ids.</param>
    public string CallId(string prefix, int index) => $"{prefix}sim{Fingerprint:x16}{index:x2}";

    private string Concatenate(SimulatedStepKind kind) => string.Concat(Plan.Steps.Where(step => step.Kind == kind).Select(step => step.Text));
}
