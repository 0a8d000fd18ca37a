namespace ChatStudio.Core.Providers.Simulated;

/// <summary>One event of a simulated stream.</summary>
/// <param name="Due">Since the headers.</param>
/// <param name="Text">The delta, the name of a tool, or the finish reason; empty for the other kinds.</param>
internal readonly record struct SimulatedStep(TimeSpan Due, SimulatedStepKind Kind, string Text);
