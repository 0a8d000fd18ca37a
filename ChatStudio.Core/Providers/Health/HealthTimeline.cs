using System.Collections.Immutable;
using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health;

/// <summary>The steps of one check on its time axis, and the reports made from them.</summary>
internal sealed class HealthTimeline(HealthCase check, IEnumerable<IHealthProbe> plan)
{
    private readonly DateTimeOffset _startedAt = check.Time.GetUtcNow();
    private readonly long _start = check.Time.GetTimestamp();
    private ImmutableArray<HealthStep> _steps = [.. plan.Select(probe => new HealthStep(probe.Checkpoint, HealthStepState.Pending))];
    private HealthAdvice? _advice;

    /// <summary>What ends the check; null while it may go on.</summary>
    public HealthAdvice? Failure { get; private set; }

    private TimeSpan Now => check.Time.GetElapsedTime(_start);

    public void Begin(int step) => Replace(step, _steps[step] with { State = HealthStepState.Running, Start = Now });

    public void Skip(int step) => Replace(step, _steps[step] with { State = HealthStepState.NotRun, Start = Now });

    public void End(int step, HealthFinding finding)
    {
        var begun = _steps[step];
        Replace(step, begun with { State = finding.State, Duration = Now - begun.Start, Word = finding.Word, Result = finding.Result });
        _advice ??= finding.Advice;
        if (finding.State == HealthStepState.Failed)
        {
            Failure = _advice = finding.Advice;
        }
    }

    public HealthReport Report(bool isFinal = false) => new()
    {
        ProviderId = check.Target.ProviderId,
        ProviderName = check.Target.ProviderName,
        Place = check.Target.Place,
        Dialect = check.Target.Dialect,
        Model = check.Model?.ModelId,
        StartedAt = _startedAt,
        Took = Now,
        State = isFinal ? Verdict() : HealthState.Checking,
        Steps = _steps,
        ModelsFound = check.ModelsFound,
        FirstToken = check.Answer?.First,
        Rate = check.Answer?.Rate,
        Capabilities = check.Capabilities,
        Advice = _advice,
        CostNote = HealthCost.Note(check),
    };

    private HealthState Verdict() => Failure?.State switch
    {
        { } state => state,
        null when check.Capabilities.Streams == false => HealthState.NotStreaming,
        null when check.Answer?.First > check.Options.Limits.Slow.TotalSeconds => HealthState.Slow,
        null => HealthState.Healthy,
    };

    private void Replace(int index, HealthStep step) => _steps = _steps.SetItem(index, step);
}
