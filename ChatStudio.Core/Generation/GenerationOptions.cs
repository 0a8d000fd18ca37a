namespace ChatStudio.Core.Generation;

/// <summary>Settings of all runs.</summary>
public sealed record GenerationOptions
{
    /// <summary>Limits of a run whose request names none.</summary>
    public RunLimits Limits { get; init; } = new();

    /// <summary>From how long a silence on counts as a stall. Default 1.0 s.</summary>
    public TimeSpan StallThreshold { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long answers may go on when the application is asked to end. Default 25 s: service managers kill after 30.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How many ended runs <see cref="GenerationService.Find"/> still knows. Default 200.</summary>
    public int KeptRuns { get; init; } = 200;
}
