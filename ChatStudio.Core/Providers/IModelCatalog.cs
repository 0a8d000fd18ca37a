using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>The models that can be picked and the clients that reach them. A singleton; all members are thread-safe.</summary>
public interface IModelCatalog
{
    /// <summary>Raised after <see cref="Models"/> or <see cref="Providers"/> changed, on any thread.</summary>
    event Action? Changed;

    /// <summary>The models to offer: those of providers that are switched on, without hidden ones, simulated ones last. Never empty.</summary>
    IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>The same with the hidden ones.</summary>
    IReadOnlyList<ModelInfo> AllModels => Models;

    /// <summary>Those that are switched on.</summary>
    IReadOnlyList<ProviderStatus> Providers { get; }

    /// <summary>The model a new chat starts with: the configured one, else the first real one, else the first simulated one.</summary>
    ModelInfo Default { get; }

    /// <summary>
    /// Finds a model by its key. A key of a known provider with an unlisted model id is answered too, since lists are often
    /// incomplete; null when the provider is not known or certainly has no such model.
    /// </summary>
    ModelInfo? Find(string key);

    /// <summary>The client for a model. Cheap, thread-safe, not to be disposed by the caller.</summary>
    /// <exception cref="ProviderException">The model's provider is not configured any more.</exception>
    IChatClient GetChatClient(ModelInfo model);

    /// <summary>Looks for servers on this machine and lists the models of all providers again, at most 5 s for each.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);

    /// <summary>Lists the models of one provider again, at most 5 s; does nothing when it is not there (any more).</summary>
    Task RefreshAsync(string providerId, CancellationToken cancellationToken) => RefreshAsync(cancellationToken);

    /// <summary>Forgets which optional fields a provider refused: they are sent again, and dropped again where it still refuses them.</summary>
    void SendFieldsAgain(string providerId)
    {
    }
}
