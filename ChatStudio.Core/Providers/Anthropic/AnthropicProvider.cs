using System.Collections.Concurrent;
using ChatStudio.Core.Providers.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>Anthropic as a source of models.</summary>
internal sealed class AnthropicProvider(
    AnthropicEndpoint endpoint, string? model, Func<HttpClient> http, TimeProvider time, ILogger<AnthropicChatClient> logger)
    : ServerProvider(endpoint, model, http, time)
{
    /// <summary>A server that never says that this was the last page is not followed forever.</summary>
    private const int MostPages = 20;

    private readonly ConcurrentDictionary<string, AnthropicModel> _models = new(StringComparer.Ordinal);

    public override ProviderSettings Settings { get; } = new("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "it is https://api.anthropic.com for Anthropic itself", "is the base URL right?");

    protected override IChatClient Create(string modelId)
        => new AnthropicChatClient(endpoint, modelId, Http, Fields, id => _models.GetValueOrDefault(id) ?? AnthropicModel.Unknown(id), Time, logger);

    // Those that decide themselves how much to think refuse it with 400, and those came after the ones that take it.
    protected override bool TakesPrefill(string modelId) => _models.TryGetValue(modelId, out var model) && !model.IsAdaptive;

    // Listed newest and largest first; the first one is what a new chat starts with, and that should be the newest of the middle.
    protected override async Task<IReadOnlyList<ModelInfo>> ListServerAsync(CancellationToken cancellationToken)
    {
        var models = new List<AnthropicModel>();
        string? next = null;
        for (var page = 0; page < MostPages && (page == 0 || next is not null); page++)
        {
            var read = await AskAsync(endpoint.ModelsAfter(next), AnthropicModelListJson.Read, cancellationToken).ConfigureAwait(false);
            models.AddRange(read.Models.ExceptBy(models.Select(model => model.Id), model => model.Id));
            next = read.Next == next ? null : read.Next;
        }

        foreach (var model in models)
        {
            _models[model.Id] = model;
        }

        var first = models.Find(model => model.Id.Contains("sonnet", StringComparison.Ordinal)) ?? models.FirstOrDefault();
        return [.. models.OrderBy(model => model == first ? 0 : 1).Select(model => Describe(model.Id) with { ContextWindow = model.ContextWindow, Description = model.DisplayName })];
    }
}
