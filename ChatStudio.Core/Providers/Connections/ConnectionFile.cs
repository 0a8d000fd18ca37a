using ChatStudio.Core.Files;

namespace ChatStudio.Core.Providers.Connections;

/// <summary><c>providers.json</c> in the data folder.</summary>
internal sealed class ConnectionFile(string path, TimeProvider time)
{
    private readonly JsonFile<StoredConnections> _file = new(path, time, "saved providers", "add the providers again", IsSound);

    /// <inheritdoc cref="JsonFile{T}.Read"/>
    /// <exception cref="ConnectionStoreException">It can neither be read nor be put aside, so nothing may be written either.</exception>
    public StoredConnections Read(out string? problem)
    {
        try
        {
            return _file.Read(out problem);
        }
        catch (JsonFileException e)
        {
            throw new ConnectionStoreException(e.Message, e);
        }
    }

    /// <inheritdoc cref="JsonFile{T}.Write"/>
    /// <exception cref="ConnectionStoreException">It could not be written; the file is as it was.</exception>
    public void Write(StoredConnections stored)
    {
        try
        {
            _file.Write(stored);
        }
        catch (JsonFileException e)
        {
            throw new ConnectionStoreException(e.Message, e);
        }
    }

    private static bool IsSound(StoredConnections stored)
        => stored.Connections.Select(connection => connection.Id).Distinct(StringComparer.Ordinal).Count() == stored.Connections.Count
            && stored.Connections.All(connection => connection.Id.Length > 0 && !connection.Id.Contains('/', StringComparison.Ordinal) && connection.Name.Length > 0
                && connection.ConcurrentStreams is >= 1 and <= ProviderConnection.MaxStreams && ConnectionAddress.TryRead(connection.BaseUrl, out _, out _))
            && stored.Models.Values.All(model => model.Slot is null or (>= 1 and <= ModelSlots.Count));
}
