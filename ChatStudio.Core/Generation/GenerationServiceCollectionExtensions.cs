using ChatStudio.Core.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatStudio.Core.Generation;

public static class GenerationServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="GenerationService"/>, <see cref="ModelHistory"/> and the instruments. Singletons all: runs outlive
    /// circuits. Needs an <see cref="Providers.IModelCatalog"/>.
    /// </summary>
    public static IServiceCollection AddGeneration(this IServiceCollection services, GenerationOptions? options = null)
    {
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options ?? new GenerationOptions());
        services.TryAddSingleton<ModelHistory>();
        services.TryAddSingleton<GenAiInstruments>();
        services.TryAddSingleton<GenerationService>();

        // Hosted as well, so that runs end before the host waits for connections that show them.
        services.AddHostedService(provider => provider.GetRequiredService<GenerationService>());
        return services;
    }
}
