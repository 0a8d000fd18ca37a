using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Support;

/// <summary>A catalog of made-up models that are all answered by one client.</summary>
public sealed class FakeModelCatalog(IChatClient client) : IModelCatalog
{
    public event Action? Changed;

    public static ModelInfo Model { get; } = new("test/model", "model", "test", "Test")
    {
        ContextWindow = 10_000,
        Price = new(Input: 1, Output: 10, CachedInput: 0.1m),
    };

    public static ModelInfo OtherModel { get; } = new("test/other", "other", "test", "Test");

    public IReadOnlyList<ModelInfo> Models { get; set; } = [Model, OtherModel];

    public IReadOnlyList<ProviderStatus> Providers { get; set; } = [];

    public ModelInfo Default { get; set; } = Model;

    /// <summary>What asking for a client raises, as when a key was removed.</summary>
    public ProviderException? Refusal { get; set; }

    public ModelInfo? Find(string key) => Models.FirstOrDefault(m => m.Key == key);

    public IChatClient GetChatClient(ModelInfo model) => Refusal is null ? client : throw Refusal;

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        Changed?.Invoke();
        return Task.CompletedTask;
    }
}
