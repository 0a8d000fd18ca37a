using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatStudio.Core.Providers.Health;

public static class ProviderHealthServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ProviderDoctor"/>, <see cref="HealthMemory"/> and <see cref="IHealthTargets"/>, singletons all.</summary>
    public static IServiceCollection AddProviderHealth(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HealthMemory>();
        services.TryAddSingleton<ProviderDoctor>();
        services.TryAddSingleton<IHealthTargets, HealthTargets>();
        return services;
    }
}
