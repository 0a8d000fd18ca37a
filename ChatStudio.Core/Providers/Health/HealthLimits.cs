namespace ChatStudio.Core.Providers.Health;

/// <summary>What a check waits for at the most, so that it always comes to an end.</summary>
public sealed record HealthLimits
{
    /// <summary>DNS, TCP and TLS, each. Default 10 s.</summary>
    public TimeSpan Network { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Authentication and the list of models, each. Default 10 s.</summary>
    public TimeSpan Server { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Each answer, from sending to its end. Default 90 s: a local server loads the model first.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The whole check. Default 180 s.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>A first token later than this makes the provider <see cref="HealthState.Slow"/>. Default 2 s.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(2);
}
