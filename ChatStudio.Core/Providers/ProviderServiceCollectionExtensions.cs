using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Core.Providers.Simulated;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers;

/// <summary>Registers the providers and <see cref="IModelCatalog"/>.</summary>
public static class ProviderServiceCollectionExtensions
{
    /// <summary>Reads <c>OPENAI_API_KEY</c>, <c>OPENAI_BASE_URL</c> and <c>OPENAI_MODEL</c>.</summary>
    /// <exception cref="ProviderConfigurationException">The base URL or the key cannot be used.</exception>
    public static IServiceCollection AddProviders(this IServiceCollection services, IConfiguration configuration)
        => services.AddProviders(new OpenAIOptions
        {
            ApiKey = configuration["OPENAI_API_KEY"],
            BaseUrl = configuration["OPENAI_BASE_URL"],
            Model = configuration["OPENAI_MODEL"],
        });

    /// <summary>
    /// The configured provider, if there is one, and the simulated models. The catalog knows the simulated models at once and
    /// lists the others in the background when the host starts. Time is <see cref="TimeProvider"/> from the services, or the system's.
    /// </summary>
    /// <exception cref="ProviderConfigurationException">The base URL or the key cannot be used.</exception>
    public static IServiceCollection AddProviders(this IServiceCollection services, OpenAIOptions openAI)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        if (openAI.IsConfigured)
        {
            var endpoint = Endpoint(string.IsNullOrWhiteSpace(openAI.BaseUrl) ? OpenAIOptions.DefaultBaseUrl : openAI.BaseUrl, openAI.ApiKey);
            services.AddProviderHttpClient(endpoint.Id, endpoint.IsLocal);
            services.AddSingleton<IModelProvider>(provider => Create(provider, endpoint, endpoint.Id, openAI.Model));
        }

        services.AddProviderHttpClient(SimulatedModels.ProviderId, isLocal: true, provider => new SimulatedMessageHandler(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IModelProvider>(provider
            => new SimulatedProvider(Create(provider, Endpoint(SimulatedProvider.BaseUrl, null), SimulatedModels.ProviderId, null)));
        services.AddSingleton<IModelCatalog, ModelCatalog>();
        services.AddHostedService<ModelCatalogRefresh>();
        return services;
    }

    private static OpenAIEndpoint Endpoint(string baseUrl, string? apiKey)
        => OpenAIEndpoint.TryCreate(baseUrl, apiKey, out var endpoint, out var problem)
            ? endpoint
            : throw new ProviderConfigurationException($"OPENAI_BASE_URL or OPENAI_API_KEY cannot be used. {problem}");

    private static OpenAIProvider Create(IServiceProvider services, OpenAIEndpoint endpoint, string clientName, string? model)
    {
        var factory = services.GetRequiredService<IHttpClientFactory>();
        return new(
            endpoint,
            model,
            () => factory.CreateClient(clientName),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<OpenAIChatClient>>());
    }
}
