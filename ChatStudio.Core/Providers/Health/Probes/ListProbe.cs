using System.Globalization;
using ChatStudio.Core.Providers.Health.Advice;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>Lists the models and chooses the one to try.</summary>
internal sealed class ListProbe : IHealthProbe
{
    public HealthCheckpoint Checkpoint => HealthCheckpoint.ListModels;

    public TimeSpan Limit(HealthLimits limits) => limits.Server;

    public async Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        var named = check.Options.Model ?? check.Target.Model;
        IReadOnlyList<ModelInfo> models;
        try
        {
            models = check.ListRefusal is { } refusal ? throw refusal : await check.Target.ListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e)
        {
            var advice = ServerAdvice.For(check, e, Checkpoint);
            if (named is null || e.Kind is not (ProviderErrorKind.ModelNotFound or ProviderErrorKind.BadRequest or ProviderErrorKind.Protocol))
            {
                return HealthFinding.Failed(advice);
            }

            check.Model = Unlisted(check, named);
            return HealthFinding.Missing("There is no list of models under this base URL", advice) with { Word = advice.Word };
        }

        check.ModelsFound = models.Count;
        check.Model = Choose(models, named) ?? (named is null ? null : Unlisted(check, named));
        return check.Model is null
            ? HealthFinding.Failed(ServerAdvice.NoModels(check))
            : HealthFinding.Ok(models.Count == 1 ? "1 model found" : string.Create(CultureInfo.InvariantCulture, $"{models.Count:#,0} models found"));
    }

    // Embedding models have no price for output, and free variants are often out of capacity.
    private static ModelInfo? Choose(IReadOnlyList<ModelInfo> models, string? named)
        => named is not null
            ? models.FirstOrDefault(model => model.ModelId == named)
            : models.Where(model => model.Price is { Output: > 0 }).MinBy(model => model.Price!.Input + model.Price.Output) ?? (models.Count > 0 ? models[0] : null);

    private static ModelInfo Unlisted(HealthCase check, string model)
        => new($"{check.Target.ProviderId}/{model}", model, check.Target.ProviderId, check.Target.ProviderName) { IsLocal = check.Target.IsLocal };
}
