using ChatStudio.Core.Providers.Health;
using ChatStudio.Core.Providers.Http;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers;

/// <summary>One source of models behind the catalog.</summary>
internal interface IModelProvider
{
    string Id { get; }

    /// <summary>For people.</summary>
    string Name { get; }

    /// <summary>Where requests go, <c>scheme://host:port</c>.</summary>
    string Origin { get; }

    /// <summary>Where a person changes its key and its address.</summary>
    ProviderSetup Setup => ProviderSetup.None;

    /// <summary>How it is configured.</summary>
    ProviderSettings Settings { get; }

    /// <summary>Models known without asking: the configured one, the simulated ones.</summary>
    IReadOnlyList<ModelInfo> KnownModels { get; }

    /// <summary>The model a new chat should start with; null when nothing was configured.</summary>
    string? ConfiguredModel { get; }

    /// <summary>The models as listed now, in the order to offer them.</summary>
    /// <exception cref="ProviderException">The provider did not answer with a list.</exception>
    Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A model that no list names; people may know better than the list. Null when it certainly does not exist.</summary>
    ModelInfo? Describe(string modelId);

    /// <summary>What it turned out to refuse; null for a provider that takes everything.</summary>
    OptionalFields? Fields => null;

    IChatClient GetChatClient(string modelId);

    /// <summary>How the doctor reaches it. This one is for a provider inside this process, without any network.</summary>
    HealthTarget GetHealthTarget() => new()
    {
        ProviderId = Id,
        ProviderName = Name,
        Dialect = "built in, no network",
        ListAsync = ListAsync,
        GetChatClient = GetChatClient,
        Model = ConfiguredModel,
    };
}
