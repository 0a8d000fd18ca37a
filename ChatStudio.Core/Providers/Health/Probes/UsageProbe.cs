using System.Globalization;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>Looks at the test answer once more; asks nothing.</summary>
internal sealed class UsageProbe : IHealthProbe
{
    public HealthCheckpoint Checkpoint => HealthCheckpoint.Usage;

    public TimeSpan Limit(HealthLimits limits) => limits.Answer;

    public Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        var usage = check.Answer!.Usage;
        check.Capabilities = check.Capabilities with { ReportsUsage = usage is not null };
        return Task.FromResult(usage is null
            ? HealthFinding.Missing("The server does not tell its tokens; counts stay estimates")
            : HealthFinding.Ok(string.Create(CultureInfo.InvariantCulture, $"{usage.InputTokenCount ?? 0:#,0} tokens in, {usage.OutputTokenCount ?? 0:#,0} out")));
    }
}
