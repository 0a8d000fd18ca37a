using System.Collections.Concurrent;
using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Dialects;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>From a connection to the client that speaks its dialect. The one place that knows which dialects there are.</summary>
internal sealed class ProviderFactory(NetworkAccess access, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    // Weak: the handlers of a connection that was changed live as long as an answer reads from them.
    private readonly ConcurrentBag<WeakReference<HttpMessageHandler>> _handlers = [];

    /// <param name="key">Goes to the connection's origin and nowhere else.</param>
    public IModelProvider Create(ProviderConnection connection, string? key)
        => connection.Source == ConnectionSource.BuiltIn
            ? new SimulatedProvider(new ConnectionProvider(connection, CreateServer(connection, null, new SimulatedMessageHandler(time, SimulatedDialect.ChatCompletions)), access))
            : new ConnectionProvider(connection, CreateServer(connection, key, ProviderPipeline.CreateSockets(connection.Address.IsLocal, access)), access);

    /// <summary>The server in its dialect, under the name its address gives it.</summary>
    /// <param name="sockets">What the requests go out through.</param>
    public IModelProvider CreateServer(ProviderConnection connection, string? key, HttpMessageHandler sockets)
    {
        _handlers.Add(new(sockets));
        var http = ProviderPipeline.Create(sockets, connection.Address.Origin, connection.Preset.KeyHeader, time, loggers);
        var url = connection.Address.Text;
        return connection.Dialect switch
        {
            ProviderDialect.Anthropic => new AnthropicProvider(
                AnthropicEndpoint.TryCreate(url, key, out var anthropic, out var problem) ? anthropic : throw Unusable(problem), connection.Model, http, time, loggers.CreateLogger<AnthropicChatClient>()),
            ProviderDialect.Ollama => new OllamaProvider(
                OllamaEndpoint.TryCreate(url, key, out var ollama, out var problem) ? ollama : throw Unusable(problem), connection.Model, http, time, loggers.CreateLogger<OllamaChatClient>()),
            ProviderDialect.OpenAIChat or ProviderDialect.OpenAIResponses => new OpenAIProvider(
                OpenAIEndpoint.TryCreate(url, key, out var openAI, out var problem, connection.Dialect == ProviderDialect.OpenAIResponses, connection.Preset.ContinuesMessages) ? openAI : throw Unusable(problem), connection.Model, http, time, loggers.CreateLogger<OpenAIChatClient>()),
            _ => throw new ArgumentOutOfRangeException(nameof(connection), connection.Dialect, "There is no client for this dialect."),
        };
    }

    /// <summary>Closes all connections. Answers still streaming break off.</summary>
    public void Dispose()
    {
        foreach (var handler in _handlers)
        {
            if (handler.TryGetTarget(out var alive))
            {
                alive.Dispose();
            }
        }
    }

    private static ProviderConfigurationException Unusable(string problem) => new(problem);
}
