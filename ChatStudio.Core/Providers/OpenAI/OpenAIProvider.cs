using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Wire;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>An OpenAI-compatible server as a source of models.</summary>
internal sealed class OpenAIProvider(
    OpenAIEndpoint endpoint, string? model, Func<HttpClient> http, TimeProvider time, ILogger<OpenAIChatClient> logger) : IModelProvider
{
    private readonly OpenAIOptionalFields _fields = new();
    private readonly ConcurrentDictionary<string, IChatClient> _clients = new(StringComparer.Ordinal);

    public string Id => endpoint.Id;

    public string Name => endpoint.Name;

    public string Origin => endpoint.Origin;

    public ProviderSetup Setup { get; } = new("OPENAI_API_KEY", "OPENAI_BASE_URL", endpoint.ApiKey is not null);

    public string? ConfiguredModel { get; } = string.IsNullOrWhiteSpace(model) ? null : model.Trim();

    public IReadOnlyList<ModelInfo> KnownModels => ConfiguredModel is { } id ? [Describe(id)] : [];

    public ModelInfo Describe(string modelId) => new($"{Id}/{modelId}", modelId, Id, Name) { IsLocal = endpoint.IsLocal };

    public IChatClient GetChatClient(string modelId)
        => _clients.GetOrAdd(modelId, static (id, self) => self.Create(id), this);

    /// <summary>The configured model first, whether the server lists it or not.</summary>
    public async Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, endpoint.Models);
        message.Headers.Accept.Add(new("application/json"));
        if (endpoint.ApiKey is { } key)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var client = http();
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var listed = OpenAIModelOrder.Sort(await ReadAsync(response, cancellationToken).ConfigureAwait(false), endpoint.IsOpenAI)
            .Select(listed => Describe(listed.Id) with { ContextWindow = listed.ContextWindow })
            .ToList();
        if (ConfiguredModel is { } id)
        {
            var configured = listed.Find(listing => listing.ModelId == id) ?? Describe(id);
            listed.RemoveAll(listing => listing.ModelId == id);
            listed.Insert(0, configured);
        }

        return listed;
    }

    private async Task<IReadOnlyList<OpenAIListedModel>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var body = new SseByteStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), time);
            return OpenAIModelListJson.Read(await body.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is JsonException or WireFormatException or InvalidOperationException)
        {
            throw new ProviderException(ProviderErrorKind.Protocol, "It answered something else; does the base URL miss its path (often /v1)?", e);
        }
        catch (Exception e) when (NetworkFailure.InBody(e, endpoint.Models, 1, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    private OpenAIChatClient Create(string modelId) => new(endpoint, modelId, http, _fields, time, logger);
}
