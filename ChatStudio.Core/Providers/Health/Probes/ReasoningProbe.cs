namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>Looks at the test answer once more; asks nothing.</summary>
internal sealed class ReasoningProbe : IHealthProbe
{
    public HealthCheckpoint Checkpoint => HealthCheckpoint.Reasoning;

    public TimeSpan Limit(HealthLimits limits) => limits.Answer;

    public Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        var answer = check.Answer!;
        var hidden = answer.Usage?.ReasoningTokenCount > 0 || (answer.Pieces == 0 && answer.FinishReason == "length");
        if (answer.HasReasoning || hidden)
        {
            check.Capabilities = check.Capabilities with { Reasons = true };
        }

        return Task.FromResult(answer.HasReasoning ? HealthFinding.Ok("The model shows its reasoning")
            : hidden ? HealthFinding.Ok("The model reasons and does not show it")
            : HealthFinding.Unknown("None in the test answer; harder prompts may bring it"));
    }
}
