using System.Collections.Concurrent;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Core.Providers.Http;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>A server under the name, the id and the limits of its connection.</summary>
/// <param name="access">Which addresses the doctor may connect to; the server's own client knows by itself.</param>
internal sealed class ConnectionProvider(ProviderConnection connection, IModelProvider server, NetworkAccess access) : IModelProvider
{
    private readonly ConcurrentDictionary<string, IChatClient> _clients = new(StringComparer.Ordinal);
    private readonly StreamTurns _turns = new(connection.ConcurrentStreams);

    public string Id => connection.Id;

    public string Name => connection.Name;

    public string Origin => server.Origin;

    public ProviderSettings Settings => connection.Settings ?? server.Settings;

    public ProviderSetup Setup => connection.Source == ConnectionSource.BuiltIn
        ? ProviderSetup.None
        : new(Settings.Key, Settings.Address, connection.KeyHint is not null) { IsLive = connection.Source == ConnectionSource.Browser };

    public IReadOnlyList<ModelInfo> KnownModels => [.. server.KnownModels.Select(Own)];

    public string? ConfiguredModel => server.ConfiguredModel;

    public OptionalFields? Fields => server.Fields;

    public async Task<IReadOnlyList<ModelInfo>> ListAsync(CancellationToken cancellationToken)
        => [.. (await server.ListAsync(cancellationToken).ConfigureAwait(false)).Select(Own)];

    public ModelInfo? Describe(string modelId) => server.Describe(modelId) is { } model ? Own(model) : null;

    public IChatClient GetChatClient(string modelId)
        => _clients.GetOrAdd(modelId, static (id, self) => self.Create(id), this);

    public HealthTarget GetHealthTarget()
    {
        var target = server.GetHealthTarget();
        return new()
        {
            ProviderId = Id,
            ProviderName = Name,
            Dialect = target.Dialect,
            Models = target.Models,
            HasKey = target.HasKey,
            IsLocal = target.IsLocal,
            Access = access,
            Http = target.Http,
            Authorize = target.Authorize,
            ListAsync = ListAsync,
            GetChatClient = GetChatClient,
            Model = target.Model,
        };
    }

    private TurnTakingChatClient Create(string modelId) => new(server.GetChatClient(modelId), _turns);

    private ModelInfo Own(ModelInfo model) => model with { Key = $"{Id}/{model.ModelId}", ProviderId = Id, ProviderName = Name };
}
