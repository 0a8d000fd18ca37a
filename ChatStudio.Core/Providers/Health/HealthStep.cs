using System.Text.Json.Serialization;

namespace ChatStudio.Core.Providers.Health;

/// <summary>One bar of the health waterfall.</summary>
public sealed record HealthStep(HealthCheckpoint Checkpoint, HealthStepState State)
{
    /// <summary>From the start of the check to the start of this step.</summary>
    public TimeSpan Start { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>What stands in place of the time when it is the more telling: <c>refused</c>, <c>401</c>, <c>expired</c>.</summary>
    public string? Word { get; init; }

    /// <summary>What was found, in one sentence; null where the state says it all.</summary>
    public string? Result { get; init; }

    [JsonIgnore]
    public string Name => Checkpoint switch
    {
        HealthCheckpoint.ResolveName => "Resolve name",
        HealthCheckpoint.Connect => "Connect",
        HealthCheckpoint.Secure => "TLS",
        HealthCheckpoint.Authenticate => "Authenticate",
        HealthCheckpoint.ListModels => "List models",
        HealthCheckpoint.Stream => "Stream 16 tokens",
        HealthCheckpoint.Usage => "Usage reported",
        HealthCheckpoint.Reasoning => "Reasoning",
        HealthCheckpoint.Tools => "Tools",
        _ => "Vision",
    };

    /// <summary>The state for those who do not see its colour.</summary>
    [JsonIgnore]
    public string StateWord => State switch
    {
        HealthStepState.Pending => "waiting",
        HealthStepState.Running => "running",
        HealthStepState.Ok => "ok",
        HealthStepState.Unknown => "not told",
        HealthStepState.Missing => "not offered",
        HealthStepState.Failed => "failed",
        _ => "not run",
    };
}
