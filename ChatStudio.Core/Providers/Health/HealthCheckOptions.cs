namespace ChatStudio.Core.Providers.Health;

public sealed record HealthCheckOptions
{
    /// <summary>The model to try; null takes the configured one, else the cheapest with a price, else the first listed.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// Also asks for a tool call and shows the model an image. Two more answers, which cost money where the model does, so only
    /// when a person asks for it.
    /// </summary>
    public bool IsFull { get; init; }

    public HealthLimits Limits { get; init; } = new();
}
