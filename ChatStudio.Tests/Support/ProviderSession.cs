using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Support;

/// <summary>Providers and generation as the app composes them, pointed at a test server.</summary>
public sealed class ProviderSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ProviderSession(string? baseUrl, string? apiKey = null, string? model = null, TimeProvider? time = null)
        : this(services => services.AddProviders(new OpenAIOptions { BaseUrl = baseUrl, ApiKey = apiKey, Model = model }), time)
    {
    }

    private ProviderSession(Action<IServiceCollection> add, TimeProvider? time)
    {
        var services = new ServiceCollection();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        add(services);
        services.AddGeneration();
        _services = services.BuildServiceProvider();
        Catalog = _services.GetRequiredService<IModelCatalog>();
    }

    /// <summary>Anthropic's dialect, at the origin of a test server.</summary>
    public static ProviderSession Anthropic(string origin, string? apiKey = null, string? model = null)
        => new(services => services.AddProviders(anthropic: new AnthropicOptions { BaseUrl = origin, ApiKey = apiKey, Model = model }), null);

    /// <summary>OpenAI's Responses API, at the base URL of a test server.</summary>
    public static ProviderSession Responses(string baseUrl)
        => new(services => services.AddProviders(new OpenAIOptions { BaseUrl = baseUrl, Api = "responses" }), null);

    /// <summary>Ollama's own API, at the origin of a test server.</summary>
    public static ProviderSession Ollama(string origin, string? apiKey = null, string? model = null)
        => new(services => services.AddProviders(ollama: new OllamaOptions { Host = origin, ApiKey = apiKey, Model = model }), null);

    public IModelCatalog Catalog { get; }

    public GenerationService Generation => _services.GetRequiredService<GenerationService>();

    /// <summary>Asks the configured server in a run, as a conversation does.</summary>
    public Run Ask(string prompt, string model = "test-model")
        => Generation.Start(new(Catalog.Find($"{Catalog.Providers[0].ProviderId}/{model}")!, [new ChatMessage(ChatRole.User, prompt)]));

    /// <summary>The configured server's client, or a simulated model's where none is configured.</summary>
    public IChatClient Client(string model = "test-model")
    {
        var provider = Catalog.Providers[0].ProviderId;
        return Catalog.GetChatClient(Catalog.Find($"{provider}/{model}")!);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
