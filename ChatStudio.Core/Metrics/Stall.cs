namespace ChatStudio.Core.Metrics;

/// <summary>A gap of at least the stall threshold after the first content, in seconds since the run was sent.</summary>
/// <param name="IsOpen">True while the silence still lasts.</param>
public sealed record Stall(double Start, double Duration, bool IsOpen = false);
