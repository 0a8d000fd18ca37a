using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Benchmarks;

/// <summary>One model, answered by one client.</summary>
internal sealed class RecordedCatalog(IChatClient client) : IModelCatalog
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public IReadOnlyList<ModelInfo> Models => [Default];

    public IReadOnlyList<ProviderStatus> Providers => [];

    public ModelInfo Default { get; } = new("recorded/m", "m", "recorded", "Recorded");

    public ModelInfo? Find(string key) => Default;

    public IChatClient GetChatClient(ModelInfo model) => client;

    public Task RefreshAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
