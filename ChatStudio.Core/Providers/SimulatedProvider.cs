using ChatStudio.Core.Providers.Simulated;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>The built-in scripts as a source of models, reached through the same client as any other server.</summary>
internal sealed class SimulatedProvider(IModelProvider server) : IModelProvider
{
    public string Id => SimulatedModels.ProviderId;

    public string Name => SimulatedModels.ProviderName;

    public string Origin => "this process";

    public ProviderSettings Settings => server.Settings;

    public IReadOnlyList<ModelInfo> KnownModels => SimulatedModels.All;

    public string? ConfiguredModel => null;

    public Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(SimulatedModels.All);

    public ModelInfo? Describe(string modelId) => SimulatedModels.TryFind(modelId, out var model) ? model.Info : null;

    public IChatClient GetChatClient(string modelId) => server.GetChatClient(modelId);
}
