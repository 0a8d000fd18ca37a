namespace ChatStudio.Core.Providers.Health;

/// <summary>The targets of all configured providers.</summary>
internal sealed class HealthTargets(IEnumerable<IModelProvider> providers) : IHealthTargets
{
    public HealthTarget? Find(string providerId) => providers.FirstOrDefault(provider => provider.Id == providerId)?.GetHealthTarget();
}
