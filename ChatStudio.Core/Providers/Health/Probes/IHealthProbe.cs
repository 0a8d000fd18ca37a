namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>One step of a check. Reads from and adds to the case; a failure of the provider is a finding, never an exception.</summary>
internal interface IHealthProbe
{
    HealthCheckpoint Checkpoint { get; }

    /// <summary>What this step gets at the most.</summary>
    TimeSpan Limit(HealthLimits limits);

    /// <exception cref="OperationCanceledException">The token was cancelled, by the person or by a limit.</exception>
    Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken);
}
