using ChatStudio.Core.Providers.Simulated;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>The simulated models as a connection, so that they are listed and switched off like any other.</summary>
internal static class SimulatedConnection
{
    public const string Id = SimulatedModels.ProviderId;

    /// <summary>No such host exists; the simulator sits where the socket would be.</summary>
    private const string BaseUrl = "http://simulated.invalid/v1";

    public static ProviderConnection Instance { get; } = ConnectionAddress.TryRead(BaseUrl, out var address, out var problem)
        ? new(Id, SimulatedModels.ProviderName, ProviderDialect.OpenAIChat, address)
        {
            Source = ConnectionSource.BuiltIn,
            // A script is no server that could be overrun.
            ConcurrentStreams = int.MaxValue,
        }
        : throw new InvalidOperationException(problem);
}
