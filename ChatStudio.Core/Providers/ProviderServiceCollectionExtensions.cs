using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers;

/// <summary>Registers the providers, <see cref="ConnectionStore"/> and <see cref="IModelCatalog"/>.</summary>
public static class ProviderServiceCollectionExtensions
{
    /// <summary>Switches looking for servers on this machine off.</summary>
    private const string FindSetting = "CHATSTUDIO_FIND_LOCAL";

    /// <summary>
    /// Connections of the environment and the configuration, those added in the browser, servers found on this machine, and the
    /// simulated models. Needs an <see cref="IKeyProtector"/>.
    /// </summary>
    /// <param name="file">Where connections added in the browser are kept.</param>
    /// <exception cref="ProviderConfigurationException">A base URL or a key cannot be used.</exception>
    public static IServiceCollection AddProviders(this IServiceCollection services, IConfiguration configuration, string file)
    {
        if (!string.Equals(configuration[FindSetting], "off", StringComparison.OrdinalIgnoreCase))
        {
            services.TryAddSingleton(provider => new LocalServers(provider.GetRequiredService<TimeProvider>()));
        }

        return services.AddProviders(ConfiguredConnections.Read(configuration), file);
    }

    /// <summary>
    /// The configured providers and the simulated models; nothing is read from or written to a disk, and any number of answers
    /// may stream at once. The catalog knows the simulated models at once and lists the others in the background when the host
    /// starts. Time is <see cref="TimeProvider"/> from the services, or the system's.
    /// </summary>
    /// <exception cref="ProviderConfigurationException">An address or a key cannot be used.</exception>
    public static IServiceCollection AddProviders(this IServiceCollection services, OpenAIOptions? openAI = null, AnthropicOptions? anthropic = null, OllamaOptions? ollama = null)
    {
        services.TryAddSingleton<IKeyProtector, KeysInMemory>();
        return services.AddProviders([.. ConfiguredConnections.Read(openAI, anthropic, ollama).Select(connection => connection.WithoutTurns())], file: null);
    }

    private static IServiceCollection AddProviders(this IServiceCollection services, IReadOnlyList<ConfiguredConnection> configured, string? file)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(provider => new ConnectionStore(
            configured,
            file is null ? null : new ConnectionFile(file, provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<IKeyProtector>()));
        services.AddSingleton(provider => new ProviderFactory(
            NetworkAccess.Local, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => new ModelCatalog(
            provider.GetRequiredService<ConnectionStore>(),
            provider.GetRequiredService<ProviderFactory>(),
            provider.GetService<LocalServers>(),
            provider.GetService<HealthMemory>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IModelCatalog>(provider => provider.GetRequiredService<ModelCatalog>());
        services.AddHostedService<ModelCatalogRefresh>();
        return services;
    }
}
