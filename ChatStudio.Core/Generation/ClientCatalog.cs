using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Generation;

/// <summary>A catalog of clients that a program brought itself.</summary>
internal sealed class ClientCatalog(IReadOnlyList<(ModelInfo Model, IChatClient Client)> entries) : IModelCatalog
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public IReadOnlyList<ModelInfo> Models { get; } = [.. entries.Select(entry => entry.Model)];

    public IReadOnlyList<ProviderStatus> Providers => [];

    public ModelInfo Default => Models[0];

    public ModelInfo? Find(string key) => Models.FirstOrDefault(model => model.Key == key);

    public IChatClient GetChatClient(ModelInfo model)
        => entries.FirstOrDefault(entry => entry.Model.Key == model.Key).Client
            ?? throw new ProviderException(ProviderErrorKind.ModelNotFound, $"There is no client for '{model.Key}'; give it to the generator first.");

    public Task RefreshAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
