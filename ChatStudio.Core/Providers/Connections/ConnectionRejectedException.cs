namespace ChatStudio.Core.Providers.Connections;

/// <summary>A draft cannot be taken as it is.</summary>
public sealed class ConnectionRejectedException(IReadOnlyDictionary<ConnectionField, string> problems)
    : Exception(string.Join(" ", problems.Values))
{
    /// <summary>A sentence for each field that is wrong. Quotes no value.</summary>
    public IReadOnlyDictionary<ConnectionField, string> Problems { get; } = problems;
}
