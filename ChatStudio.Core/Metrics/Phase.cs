namespace ChatStudio.Core.Metrics;

/// <summary>A named stretch of a run, in seconds since it was sent. The last one of a live run grows.</summary>
public sealed record Phase(PhaseKind Kind, double Start, double End);
