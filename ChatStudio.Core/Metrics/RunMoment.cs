namespace ChatStudio.Core.Metrics;

/// <summary>A line of the event list beside the chart.</summary>
/// <param name="Seconds">Since the run was sent.</param>
/// <param name="Value">A number with its unit (<c>1.8 s</c>, <c>412 tok</c>), empty when there is none.</param>
public sealed record RunMoment(double Seconds, RunMomentKind Kind, string Value = "");
