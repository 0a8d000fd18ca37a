namespace ChatStudio.Core.Providers.Connections;

/// <summary>A connection added in the browser, as it is written. Prints without its address and key.</summary>
/// <param name="BaseUrl">May hold a query.</param>
internal sealed record StoredConnection(string Id, string Name, string Preset, ProviderDialect Dialect, string BaseUrl)
{
    public bool IsEnabled { get; init; } = true;

    /// <summary>Seconds.</summary>
    public double? RequestTimeout { get; init; }

    /// <summary>Seconds.</summary>
    public double? StalledAfter { get; init; }

    public int ConcurrentStreams { get; init; } = ProviderConnection.DefaultStreams;

    /// <summary>Encrypted by <see cref="IKeyProtector"/> for the origin of <see cref="BaseUrl"/>.</summary>
    public string? Key { get; init; }

    public override string ToString() => Id;
}
