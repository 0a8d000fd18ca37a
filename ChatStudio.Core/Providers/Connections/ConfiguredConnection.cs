namespace ChatStudio.Core.Providers.Connections;

/// <summary>A connection from outside the browser, with its key. Prints without it.</summary>
internal sealed class ConfiguredConnection(ProviderConnection connection, string? key)
{
    public ProviderConnection Connection { get; } = connection with { KeyHint = KeyText.Hint(key) };

    public string? Key { get; } = string.IsNullOrWhiteSpace(key) ? null : key.Trim();

    /// <summary>The same without a bound on its streams, for programs that know what they start.</summary>
    public ConfiguredConnection WithoutTurns() => new(Connection with { ConcurrentStreams = int.MaxValue }, Key);

    public override string ToString() => Connection.ToString();
}
