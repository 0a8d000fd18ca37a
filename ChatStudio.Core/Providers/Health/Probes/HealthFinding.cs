namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>What a step found.</summary>
internal sealed record HealthFinding(HealthStepState State)
{
    public string? Word { get; init; }

    public string? Result { get; init; }

    /// <summary>Set for a failure; also for something missing that a person may want to put right.</summary>
    public HealthAdvice? Advice { get; init; }

    public static HealthFinding Ok(string? result = null) => new(HealthStepState.Ok) { Result = result };

    public static HealthFinding Unknown(string result) => new(HealthStepState.Unknown) { Result = result };

    public static HealthFinding Missing(string result, HealthAdvice? advice = null) => new(HealthStepState.Missing) { Result = result, Advice = advice };

    public static HealthFinding Failed(HealthAdvice advice) => new(HealthStepState.Failed) { Word = advice.Word, Advice = advice };
}
