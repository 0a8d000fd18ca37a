using System.Runtime.CompilerServices;
using ChatStudio.Core.Providers.Health.Advice;
using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health;

/// <summary>
/// Finds out whether a provider works, step by step from its name to a streamed answer, and what to do where it does not.
/// Thread-safe; each check is independent.
/// </summary>
public sealed class ProviderDoctor(TimeProvider time, HealthMemory? memory = null)
{
    /// <summary>
    /// Checks a provider. Yields the report again whenever a step began or ended; the last one is final and remembered. A
    /// failure of the provider is a finding, never an exception.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is remembered then.</exception>
    public async IAsyncEnumerable<HealthReport> CheckAsync(
        HealthTarget target, HealthCheckOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var check = new HealthCase(target, options ?? new(), time);
        using var total = new CancellationTokenSource(check.Options.Limits.Total, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(total.Token, cancellationToken);
        IHealthProbe[] plan = [.. Plan(check)];
        var timeline = new HealthTimeline(check, plan);
        for (var i = 0; i < plan.Length; i++)
        {
            if (timeline.Failure is not null)
            {
                timeline.Skip(i);
                continue;
            }

            timeline.Begin(i);
            yield return timeline.Report();
            timeline.End(i, await RunAsync(plan[i], check, either.Token, cancellationToken).ConfigureAwait(false));
        }

        var report = timeline.Report(isFinal: true);
        memory?.Record(report);
        yield return report;
    }

    /// <summary>Checks a provider and returns the final report.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<HealthReport> ReportAsync(HealthTarget target, HealthCheckOptions? options = null, CancellationToken cancellationToken = default)
    {
        HealthReport? last = null;
        await foreach (var report in CheckAsync(target, options, cancellationToken).ConfigureAwait(false))
        {
            last = report;
        }

        return last!;
    }

    private static IEnumerable<IHealthProbe> Plan(HealthCase check)
    {
        if (check.Target.Models is { } address)
        {
            yield return new ResolveProbe();
            yield return new ConnectProbe();
            if (address.Scheme == Uri.UriSchemeHttps)
            {
                yield return new SecureProbe();
            }

            yield return new AuthenticateProbe();
        }

        yield return new ListProbe();
        yield return new StreamProbe();
        yield return new UsageProbe();
        yield return new ReasoningProbe();
        if (check.Options.IsFull)
        {
            yield return new ToolsProbe();
            yield return new VisionProbe();
        }
    }

    private async Task<HealthFinding> RunAsync(IHealthProbe probe, HealthCase check, CancellationToken whole, CancellationToken person)
    {
        var limit = probe.Limit(check.Options.Limits);
        using var own = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(own.Token, whole);
        try
        {
            return await probe.RunAsync(check, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!person.IsCancellationRequested && either.IsCancellationRequested)
        {
            return TimeAdvice.For(check, probe.Checkpoint, whole.IsCancellationRequested ? check.Options.Limits.Total : limit);
        }
    }
}
