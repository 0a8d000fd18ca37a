using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Core.Providers;

/// <summary>
/// One provider for a program without a service container: its models, a client for each of them, and a health check. Holds
/// the connections; one instance serves the whole program. All members are thread-safe.
/// </summary>
public sealed class ModelProvider : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly IModelProvider _provider;

    private ModelProvider(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        _services = services.AddProviderHealth().BuildServiceProvider();
        _provider = _services.GetRequiredService<ModelCatalog>().FirstProvider;
    }

    /// <summary>For people, for example <c>OpenAI</c>.</summary>
    public string Name => _provider.Name;

    /// <summary>OpenAI, or any server that speaks Chat Completions.</summary>
    /// <param name="apiKey">Null for a server that wants none.</param>
    /// <param name="baseUrl">Null for OpenAI itself.</param>
    /// <param name="time">Null for the system's clock.</param>
    /// <exception cref="ProviderConfigurationException">The base URL or the key cannot be used.</exception>
    public static ModelProvider OpenAI(string? apiKey, string? baseUrl = null, TimeProvider? time = null)
        => new(services => Clock(services, time).AddProviders(new OpenAIOptions { ApiKey = apiKey, BaseUrl = baseUrl ?? OpenAIOptions.DefaultBaseUrl }));

    /// <summary>OpenAI's Responses API, at OpenAI or a compatible server.</summary>
    /// <inheritdoc cref="OpenAI"/>
    public static ModelProvider OpenAIResponses(string? apiKey, string? baseUrl = null, TimeProvider? time = null)
        => new(services => Clock(services, time).AddProviders(new OpenAIOptions { ApiKey = apiKey, BaseUrl = baseUrl ?? OpenAIOptions.DefaultBaseUrl, Api = "responses" }));

    /// <summary>Anthropic, or any server that speaks its Messages API.</summary>
    /// <param name="baseUrl">Null for Anthropic itself.</param>
    /// <exception cref="ProviderConfigurationException">The base URL or the key cannot be used.</exception>
    public static ModelProvider Anthropic(string? apiKey, string? baseUrl = null, TimeProvider? time = null)
        => new(services => Clock(services, time).AddProviders(anthropic: new AnthropicOptions { ApiKey = apiKey, BaseUrl = baseUrl ?? AnthropicOptions.DefaultBaseUrl }));

    /// <summary>Ollama over its own API.</summary>
    /// <param name="host">As in <c>OLLAMA_HOST</c>.</param>
    /// <exception cref="ProviderConfigurationException">The host or the key cannot be used.</exception>
    public static ModelProvider Ollama(string host = "localhost:11434", string? apiKey = null, TimeProvider? time = null)
        => new(services => Clock(services, time).AddProviders(ollama: new OllamaOptions { Host = host, ApiKey = apiKey }));

    /// <summary>The built-in scripts, which need no key and no network: for demonstrations and tests.</summary>
    public static ModelProvider Simulated(TimeProvider? time = null) => new(services => Clock(services, time).AddProviders(new OpenAIOptions()));

    /// <summary>The models in the order to offer them.</summary>
    /// <exception cref="ProviderException">The provider did not answer with a list.</exception>
    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default) => _provider.ListAsync(cancellationToken);

    /// <summary>
    /// The client of a model. Its updates are <see cref="TimedChatResponseUpdate"/>, its failures <see cref="ProviderException"/>.
    /// Cheap; lives as long as this provider.
    /// </summary>
    public IChatClient GetChatClient(string modelId) => _provider.GetChatClient(modelId);

    /// <summary>Checks the provider step by step; see <see cref="ProviderDoctor.CheckAsync"/>.</summary>
    public IAsyncEnumerable<HealthReport> CheckAsync(HealthCheckOptions? options = null, CancellationToken cancellationToken = default)
        => _services.GetRequiredService<ProviderDoctor>().CheckAsync(_provider.GetHealthTarget(), options, cancellationToken);

    /// <summary>Closes the connections. Answers still streaming break off.</summary>
    public void Dispose() => _services.Dispose();

    private static IServiceCollection Clock(IServiceCollection services, TimeProvider? time)
        => time is null ? services : services.AddSingleton(time);
}
