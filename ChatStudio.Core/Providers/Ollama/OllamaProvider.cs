using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>An Ollama server as a source of models.</summary>
internal sealed partial class OllamaProvider(
    OllamaEndpoint endpoint, string? model, Func<HttpClient> http, TimeProvider time, ILogger<OllamaChatClient> logger)
    : ServerProvider(endpoint, model, http, time)
{
    /// <summary>What the details of all models may take together; a list without them is better than none.</summary>
    private static readonly TimeSpan DetailsLimit = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, OllamaModelDetails> _details = new(StringComparer.Ordinal);

    public override ProviderSettings Settings { get; } = new("OLLAMA_API_KEY", "OLLAMA_HOST", "it is http://localhost:11434 for a server on this machine", "is an Ollama server there?");

    protected override IChatClient Create(string modelId) => new OllamaChatClient(endpoint, modelId, Http, Fields, Time, logger);

    protected override bool TakesPrefill(string modelId) => true;

    protected override async Task<IReadOnlyList<ModelInfo>> ListServerAsync(CancellationToken cancellationToken)
    {
        var models = await AskAsync(endpoint.Models, OllamaModelJson.ReadList, cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(DetailsLimit, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await Task.WhenAll(models.Select(listed => LearnAsync(listed, either.Token))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return [.. models.OrderBy(listed => CanChat(listed) ? 0 : 1).Select(Describe)];
    }

    private static string Key(OllamaListedModel listed) => $"{listed.Name} {listed.Digest}";

    // The list is complete without them, so what goes wrong here only leaves a model undescribed until the next time.
    private async Task LearnAsync(OllamaListedModel listed, CancellationToken cancellationToken)
    {
        if (_details.ContainsKey(Key(listed)))
        {
            return;
        }

        try
        {
            using var body = new StringContent(JsonSerializer.Serialize(new Dictionary<string, string> { ["model"] = listed.Name }), Encoding.UTF8, "application/json");
            _details[Key(listed)] = await AskAsync(endpoint.Show, OllamaModelJson.ReadDetails, cancellationToken, body).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ProviderException or OperationCanceledException)
        {
            Log.NoDetails(logger, e, listed.Name);
        }
    }

    // Old servers tell no capabilities; then only the family of the model can say that it does not chat.
    private bool CanChat(OllamaListedModel listed)
        => _details.GetValueOrDefault(Key(listed)) is { Capabilities: { Count: > 0 } capabilities } ? capabilities.Contains("completion") : !listed.IsEmbedding;

    private ModelInfo Describe(OllamaListedModel listed)
    {
        var details = _details.GetValueOrDefault(Key(listed));
        var skills = string.Join(", ", details?.Capabilities.Where(name => name != "completion") ?? []);
        var words = string.Join(" · ", new[] { listed.Size, skills }.Where(part => part.Length > 0));
        return Describe(listed.Name) with { ContextWindow = details?.ContextWindow, Capabilities = Can(details), Description = words.Length > 0 ? words : null };
    }

    // Old servers tell none, which says nothing.
    private static ModelCapabilities? Can(OllamaModelDetails? details) => details is { Capabilities: { Count: > 0 } told }
        ? (told.Contains("tools") ? ModelCapabilities.Tools : 0) | (told.Contains("vision") ? ModelCapabilities.Vision : 0) | (told.Contains("thinking") ? ModelCapabilities.Reasoning : 0)
        : null;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Ollama told nothing of model {Model}.")]
        public static partial void NoDetails(ILogger logger, Exception exception, string model);
    }
}
