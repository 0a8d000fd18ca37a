namespace ChatStudio.Core.Providers.Health;

/// <summary>What a check found a model to do; null where it was not asked or the answer does not tell.</summary>
public sealed record HealthCapabilities
{
    public bool? Streams { get; init; }

    public bool? ReportsUsage { get; init; }

    public bool? Reasons { get; init; }

    public bool? CallsTools { get; init; }

    public bool? SeesImages { get; init; }
}
