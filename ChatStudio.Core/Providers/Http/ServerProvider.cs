using System.Collections.Concurrent;
using System.Text.Json;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Core.Wire;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Http;

/// <summary>A server as a source of models, in whatever dialect.</summary>
internal abstract class ServerProvider(ProviderEndpoint endpoint, string? model, Func<HttpClient> http, TimeProvider time) : IModelProvider
{
    private readonly ConcurrentDictionary<string, IChatClient> _clients = new(StringComparer.Ordinal);

    public string Id => endpoint.Id;

    public string Name => endpoint.Name;

    public string Origin => endpoint.Origin;

    public abstract ProviderSettings Settings { get; }

    public ProviderSetup Setup => new(Settings.Key, Settings.Address, endpoint.ApiKey is not null);

    public string? ConfiguredModel { get; } = string.IsNullOrWhiteSpace(model) ? null : model.Trim();

    public IReadOnlyList<ModelInfo> KnownModels => ConfiguredModel is { } id ? [Describe(id)] : [];

    public OptionalFields Fields { get; } = new();

    public ModelInfo Describe(string modelId) => new($"{Id}/{modelId}", modelId, Id, Name) { IsLocal = endpoint.IsLocal, TakesPrefill = TakesPrefill(modelId) };

    public IChatClient GetChatClient(string modelId)
        => _clients.GetOrAdd(modelId, static (id, self) => self.Create(id), this);

    /// <summary>The configured model first, whether the server lists it or not.</summary>
    public async Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellationToken)
    {
        var listed = (await ListServerAsync(cancellationToken).ConfigureAwait(false)).ToList();
        if (ConfiguredModel is { } id)
        {
            var configured = listed.Find(listing => listing.ModelId == id) ?? Describe(id);
            listed.RemoveAll(listing => listing.ModelId == id);
            listed.Insert(0, configured);
        }

        return listed;
    }

    public HealthTarget GetHealthTarget() => new()
    {
        ProviderId = Id,
        ProviderName = Name,
        Dialect = Dialect,
        Models = endpoint.Models,
        HasKey = endpoint.ApiKey is not null,
        IsLocal = endpoint.IsLocal,
        Http = Http,
        Authorize = endpoint.Authorize,
        ListAsync = ListAsync,
        GetChatClient = GetChatClient,
        Model = ConfiguredModel,
    };

    /// <summary>For people. Where answers are asked for tells the dialect.</summary>
    private string Dialect => endpoint.Chat.AbsolutePath switch
    {
        var path when path.EndsWith("/responses", StringComparison.Ordinal) => "OpenAI Responses",
        var path when path.EndsWith("/messages", StringComparison.Ordinal) => "Anthropic Messages",
        var path when path.EndsWith("/api/chat", StringComparison.Ordinal) => "Ollama",
        _ => "OpenAI Chat Completions",
    };

    protected Func<HttpClient> Http { get; } = http;

    protected TimeProvider Time { get; } = time;

    protected abstract IChatClient Create(string modelId);

    /// <summary>As in <see cref="ModelInfo.TakesPrefill"/>; false where nobody said so.</summary>
    protected virtual bool TakesPrefill(string modelId) => false;

    /// <summary>The models as the server lists them, in the order to offer them.</summary>
    /// <exception cref="ProviderException">The server did not answer with a list.</exception>
    protected abstract Task<IReadOnlyList<ModelInfo>> ListServerAsync(CancellationToken cancellationToken);

    /// <summary>Asks the server for JSON.</summary>
    /// <param name="content">Sent as the body of a POST; without one it is a GET.</param>
    /// <param name="read">Throws <see cref="JsonException"/> where the JSON is of something else.</param>
    protected async Task<T> AskAsync<T>(Uri uri, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken, HttpContent? content = null)
    {
        using var message = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, uri) { Content = content };
        message.Headers.Accept.Add(new("application/json"));
        endpoint.Authorize(message);
        using var client = Http();
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        try
        {
            var body = new SseByteStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), Time);
            return read(await body.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (WireFormatException e) when (e.Cap is { } cap)
        {
            throw new ProviderException(ProviderErrorKind.Protocol, $"It sent {cap} in place of a list of models; {Settings.PathHint}", e) { Cap = cap };
        }
        catch (Exception e) when (e is JsonException or WireFormatException or InvalidOperationException)
        {
            throw new ProviderException(ProviderErrorKind.Protocol, $"It answered something else; {Settings.PathHint}", e);
        }
        catch (Exception e) when (NetworkFailure.InBody(e, uri, 1, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }
}
