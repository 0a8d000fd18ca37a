using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Core.Providers.Simulated;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatStudio.Core.Providers;

/// <summary>Registers the providers and <see cref="IModelCatalog"/>.</summary>
public static class ProviderServiceCollectionExtensions
{
    /// <summary>Reads the settings of every provider: <c>OPENAI_…</c>, <c>ANTHROPIC_…</c>, <c>OLLAMA_…</c>.</summary>
    /// <exception cref="ProviderConfigurationException">An address or a key cannot be used.</exception>
    public static IServiceCollection AddProviders(this IServiceCollection services, IConfiguration configuration)
        => services.AddProviders(
            new OpenAIOptions { ApiKey = configuration["OPENAI_API_KEY"], BaseUrl = configuration["OPENAI_BASE_URL"], Model = configuration["OPENAI_MODEL"], Api = configuration["OPENAI_API"] },
            new AnthropicOptions { ApiKey = configuration["ANTHROPIC_API_KEY"], BaseUrl = configuration["ANTHROPIC_BASE_URL"], Model = configuration["ANTHROPIC_MODEL"] },
            new OllamaOptions { ApiKey = configuration["OLLAMA_API_KEY"], Host = configuration["OLLAMA_HOST"], Model = configuration["OLLAMA_MODEL"] });

    /// <summary>
    /// The configured providers and the simulated models. The catalog knows the simulated models at once and lists the others in
    /// the background when the host starts. Time is <see cref="TimeProvider"/> from the services, or the system's.
    /// </summary>
    /// <exception cref="ProviderConfigurationException">An address or a key cannot be used.</exception>
    public static IServiceCollection AddProviders(this IServiceCollection services, OpenAIOptions? openAI = null, AnthropicOptions? anthropic = null, OllamaOptions? ollama = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        if (openAI is { IsConfigured: true })
        {
            var url = string.IsNullOrWhiteSpace(openAI.BaseUrl) ? OpenAIOptions.DefaultBaseUrl : openAI.BaseUrl;
            var endpoint = Endpoint(url, openAI.ApiKey, SpeaksResponses(openAI.Api));
            services.AddServer(endpoint, connection => Create(connection, endpoint, openAI.Model));
        }

        if (anthropic is { IsConfigured: true })
        {
            var url = string.IsNullOrWhiteSpace(anthropic.BaseUrl) ? AnthropicOptions.DefaultBaseUrl : anthropic.BaseUrl;
            var endpoint = AnthropicEndpoint.TryCreate(url, anthropic.ApiKey, out var usable, out var problem) ? usable : throw Unusable("ANTHROPIC_BASE_URL or ANTHROPIC_API_KEY", problem);
            services.AddServer(endpoint, connection => new AnthropicProvider(endpoint, anthropic.Model, connection.Http, connection.Time, connection.Logger<AnthropicChatClient>()));
        }

        if (ollama is { IsConfigured: true })
        {
            var endpoint = OllamaEndpoint.TryCreate(ollama.Host!, ollama.ApiKey, out var usable, out var problem) ? usable : throw Unusable("OLLAMA_HOST or OLLAMA_API_KEY", problem);
            services.AddServer(endpoint, connection => new OllamaProvider(endpoint, ollama.Model, connection.Http, connection.Time, connection.Logger<OllamaChatClient>()));
        }

        services.AddProviderHttpClient(SimulatedModels.ProviderId, isLocal: true, provider => new SimulatedMessageHandler(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IModelProvider>(provider
            => new SimulatedProvider(Create(new(provider, SimulatedModels.ProviderId), Endpoint(SimulatedProvider.BaseUrl, null), null)));
        services.AddSingleton<IModelCatalog, ModelCatalog>();
        services.AddHostedService<ModelCatalogRefresh>();
        return services;
    }

    private static void AddServer(this IServiceCollection services, ProviderEndpoint endpoint, Func<ProviderConnection, IModelProvider> create)
    {
        services.AddProviderHttpClient(endpoint.Id, endpoint.IsLocal);
        services.AddSingleton(provider => create(new(provider, endpoint.Id)));
    }

    private static bool SpeaksResponses(string? api) => api?.Trim().ToLowerInvariant() switch
    {
        null or "" or "chat" => false,
        "responses" => true,
        _ => throw Unusable("OPENAI_API", "It is either chat or responses."),
    };

    private static OpenAIEndpoint Endpoint(string baseUrl, string? apiKey, bool speaksResponses = false)
        => OpenAIEndpoint.TryCreate(baseUrl, apiKey, out var endpoint, out var problem, speaksResponses) ? endpoint : throw Unusable("OPENAI_BASE_URL or OPENAI_API_KEY", problem);

    private static ProviderConfigurationException Unusable(string settings, string problem) => new($"{settings} cannot be used. {problem}");

    private static OpenAIProvider Create(ProviderConnection connection, OpenAIEndpoint endpoint, string? model)
        => new(endpoint, model, connection.Http, connection.Time, connection.Logger<OpenAIChatClient>());
}
