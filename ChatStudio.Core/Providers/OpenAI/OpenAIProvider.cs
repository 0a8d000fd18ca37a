using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.OpenAI.Responses;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>An OpenAI-compatible server as a source of models.</summary>
internal sealed class OpenAIProvider(
    OpenAIEndpoint endpoint, string? model, Func<HttpClient> http, TimeProvider time, ILogger<OpenAIChatClient> logger)
    : ServerProvider(endpoint, model, http, time)
{
    public override ProviderSettings Settings { get; } = new("OPENAI_API_KEY", "OPENAI_BASE_URL", "it usually ends in /v1", "does the base URL miss its path (often /v1)?");

    protected override async Task<IReadOnlyList<ModelInfo>> ListServerAsync(CancellationToken cancellationToken)
        => [.. OpenAIModelOrder.Sort(await AskAsync(endpoint.Models, OpenAIModelListJson.Read, cancellationToken).ConfigureAwait(false), endpoint.IsOpenAI)
            .Select(listed => Describe(listed.Id) with { ContextWindow = listed.ContextWindow, Capabilities = listed.Capabilities, Price = listed.Price })];

    protected override bool TakesPrefill(string modelId) => endpoint.ContinuesMessages;

    protected override IChatClient Create(string modelId)
        => endpoint.SpeaksResponses
            ? new OpenAIResponsesClient(endpoint, modelId, Http, Fields, Time, logger)
            : new OpenAIChatClient(endpoint, modelId, Http, Fields, Time, logger);
}
