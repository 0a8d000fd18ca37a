using System.Globalization;
using System.Text.Json.Serialization;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Core.Providers.Health;

/// <summary>A check as far as it has come. Immutable, serialisable, and free of secrets.</summary>
public sealed record HealthReport
{
    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    /// <summary><c>host:port</c>.</summary>
    public required string Place { get; init; }

    public required string Dialect { get; init; }

    /// <summary>The id of the model that was tried; null before one was chosen.</summary>
    public string? Model { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Since then, at the time of this report.</summary>
    public required TimeSpan Took { get; init; }

    public required HealthState State { get; init; }

    public required IReadOnlyList<HealthStep> Steps { get; init; }

    /// <summary>Null before the list was read.</summary>
    public int? ModelsFound { get; init; }

    /// <summary>Seconds from sending to the first token of the test answer.</summary>
    public double? FirstToken { get; init; }

    /// <summary>Tokens per second behind the first; null where 16 tokens are too few to tell.</summary>
    public double? Rate { get; init; }

    public HealthCapabilities Capabilities { get; init; } = new();

    /// <summary>What is wrong and what to do; null while nothing is.</summary>
    public HealthAdvice? Advice { get; init; }

    /// <summary>What the check cost, in one sentence; null before an answer came.</summary>
    public string? CostNote { get; init; }

    [JsonIgnore]
    public bool IsFinal => State != HealthState.Checking;

    /// <summary><c>0.38 s to first token · 11 models</c>, or the title of what is wrong.</summary>
    [JsonIgnore]
    public string Summary => Advice is { } advice && !State.Works()
        ? advice.Title
        : string.Join(" · ", new[]
        {
            FirstToken is { } seconds ? $"{MetricsFormat.Seconds(seconds)} to first token" : null,
            ModelsFound is { } models ? string.Create(CultureInfo.InvariantCulture, $"{models:#,0} {(models == 1 ? "model" : "models")}") : null,
        }.OfType<string>());
}
