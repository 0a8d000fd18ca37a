namespace ChatStudio.Core.Providers.Health;

/// <summary>The targets of all providers that are switched on.</summary>
internal sealed class HealthTargets(ModelCatalog catalog) : IHealthTargets
{
    public HealthTarget? Find(string providerId) => catalog.FindProvider(providerId)?.GetHealthTarget();
}
