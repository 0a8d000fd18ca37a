using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>
/// <c>providers.json</c> in the data folder: readable by its owner only, replaced as a whole, and never lost. A file that
/// cannot be read is kept under another name.
/// </summary>
internal sealed class ConnectionFile(string path, TimeProvider time)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        MaxDepth = 8,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>What is stored, or nothing where nothing can be read.</summary>
    /// <param name="problem">What was wrong with the file and where it is now; null when all is well.</param>
    /// <exception cref="ConnectionStoreException">It can neither be read nor be put aside, so nothing may be written either.</exception>
    public StoredConnections Read(out string? problem)
    {
        problem = null;
        try
        {
            if (!File.Exists(path))
            {
                return new();
            }

            var stored = JsonSerializer.Deserialize<StoredConnections>(File.ReadAllBytes(path), Json) ?? throw new JsonException("It is empty.");
            if (stored.Version != StoredConnections.CurrentVersion)
            {
                problem = $"The saved providers were written by another version of ChatStudio and were not taken over. {PutAside($"version-{stored.Version.ToString(CultureInfo.InvariantCulture)}")}";
                return new();
            }

            return Sound(stored) ? stored : throw new JsonException("A connection in it cannot be used.");
        }
        catch (JsonException)
        {
            // Without the parser's words: they quote the file.
            problem = $"The saved providers could not be read, because the file is damaged. {PutAside("broken")}";
            return new();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionStoreException($"The saved providers cannot be read: {e.Message} Nothing is written over them; make {Path.GetFileName(path)} readable and start again.", e);
        }
    }

    /// <summary>Replaces the file. After it returns the new content survives a crash; before that the old one does.</summary>
    /// <exception cref="ConnectionStoreException">It could not be written; the file is as it was.</exception>
    public void Write(StoredConnections stored)
    {
        var next = path + ".new";
        try
        {
            // A leftover of a crash would keep its own permissions.
            File.Delete(next);
            using (var file = new FileStream(next, Options()))
            {
                JsonSerializer.Serialize(file, stored, Json);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionStoreException($"This could not be saved, and nothing was changed: {e.Message} Check the data folder and try again.", e);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    private static bool Sound(StoredConnections stored)
        => stored.Connections.Select(connection => connection.Id).Distinct(StringComparer.Ordinal).Count() == stored.Connections.Count
            && stored.Connections.All(connection => connection.Id.Length > 0 && !connection.Id.Contains('/', StringComparison.Ordinal) && connection.Name.Length > 0
                && connection.ConcurrentStreams is >= 1 and <= ProviderConnection.MaxStreams && ConnectionAddress.TryRead(connection.BaseUrl, out _, out _))
            && stored.Models.Values.All(model => model.Slot is null or (>= 1 and <= ModelSlots.Count));

    private string PutAside(string why)
    {
        var moment = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var aside = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}.{why}-{moment}.json");
        for (var count = 2; File.Exists(aside); count++)
        {
            aside = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}.{why}-{moment}-{count}.json");
        }

        File.Move(path, aside);
        return $"It is kept as {Path.GetFileName(aside)} in the data folder; add the providers again, or mend the file and put it back as {Path.GetFileName(path)}.";
    }
}
