namespace ChatStudio.Core.Providers.Health;

/// <summary>How the doctor reaches each provider.</summary>
public interface IHealthTargets
{
    /// <summary>Null when the provider is not configured (any more).</summary>
    HealthTarget? Find(string providerId);
}
