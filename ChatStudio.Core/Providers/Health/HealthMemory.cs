using System.Collections.Concurrent;

namespace ChatStudio.Core.Providers.Health;

/// <summary>
/// The last finished check of each provider and of each of its models. A singleton; thread-safe. Kept in memory: a check is
/// worth little after a restart.
/// </summary>
public sealed class HealthMemory
{
    private readonly ConcurrentDictionary<string, HealthReport> _providers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HealthReport> _models = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _healthy = new(StringComparer.Ordinal);

    /// <summary>Raised after a report was taken in or forgotten, on any thread.</summary>
    public event Action? Changed;

    /// <summary>The last check of a provider; null when there was none.</summary>
    public HealthReport? OfProvider(string providerId) => _providers.GetValueOrDefault(providerId);

    /// <summary>
    /// What is known of a model: the last check that tried it, unless a later check found its provider out of reach. Null when
    /// it was never tried.
    /// </summary>
    public HealthReport? OfModel(ModelInfo model)
    {
        var own = _models.GetValueOrDefault(model.Key);
        return OfProvider(model.ProviderId) is { Model: null } provider && !(own?.StartedAt >= provider.StartedAt) ? provider : own;
    }

    /// <summary>When a check last got an answer from the provider; null when none ever did.</summary>
    public DateTimeOffset? LastHealthy(string providerId) => _healthy.TryGetValue(providerId, out var at) ? at : null;

    /// <summary>Takes in a finished check.</summary>
    /// <exception cref="ArgumentException">It is still running.</exception>
    public void Record(HealthReport report)
    {
        if (!report.IsFinal)
        {
            throw new ArgumentException("Only a finished check is remembered.", nameof(report));
        }

        _providers[report.ProviderId] = report;
        if (report.Model is { } model)
        {
            _models[$"{report.ProviderId}/{model}"] = report;
        }

        if (report.State.Works())
        {
            _healthy[report.ProviderId] = report.StartedAt;
        }

        Changed?.Invoke();
    }

    /// <summary>Drops what is known of a provider, because its address or key changed or it was removed.</summary>
    public void Forget(string providerId)
    {
        _providers.TryRemove(providerId, out _);
        _healthy.TryRemove(providerId, out _);
        foreach (var (key, report) in _models)
        {
            if (report.ProviderId == providerId)
            {
                _models.TryRemove(key, out _);
            }
        }

        Changed?.Invoke();
    }
}
