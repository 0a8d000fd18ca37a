using ChatStudio.Core.Files;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>What <c>providers.json</c> holds.</summary>
internal sealed record StoredConnections : IVersioned
{
    public static int CurrentVersion => 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The connections added in the browser, oldest first.</summary>
    public IReadOnlyList<StoredConnection> Connections { get; init; } = [];

    /// <summary>Ids of connections from elsewhere that a person switched off.</summary>
    public IReadOnlyList<string> SwitchedOff { get; init; } = [];

    /// <summary>By the model's key.</summary>
    public IReadOnlyDictionary<string, ModelSettings> Models { get; init; } = new Dictionary<string, ModelSettings>();
}
