using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatStudio.Core.Files;

/// <summary>
/// One JSON document in the data folder: readable by its owner only, replaced as a whole, and never lost. A file that cannot be
/// read is kept under another name.
/// </summary>
/// <param name="words">What stands in it, for people: <c>saved providers</c>.</param>
/// <param name="again">What a person does to have it again: <c>add the providers again</c>.</param>
/// <param name="isSound">Whether what was read can be used.</param>
internal sealed class JsonFile<T>(string path, TimeProvider time, string words, string again, Func<T, bool> isSound)
    where T : class, IVersioned, new()
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
    /// <exception cref="JsonFileException">It can neither be read nor be put aside, so nothing may be written either.</exception>
    public T Read(out string? problem)
    {
        problem = null;
        try
        {
            if (!File.Exists(path))
            {
                return new();
            }

            var stored = JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json) ?? throw new JsonException("It is empty.");
            if (stored.Version != T.CurrentVersion)
            {
                problem = $"The {words} were written by another version of ChatStudio and were not taken over. {PutAside($"version-{stored.Version.ToString(CultureInfo.InvariantCulture)}")}";
                return new();
            }

            return isSound(stored) ? stored : throw new JsonException("Something in it cannot be used.");
        }
        catch (JsonException)
        {
            // Without the parser's words: they quote the file.
            problem = $"The {words} could not be read, because the file is damaged. {PutAside("broken")}";
            return new();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JsonFileException($"The {words} cannot be read: {e.Message} Nothing is written over them; make {Path.GetFileName(path)} readable and start again.", e);
        }
    }

    /// <summary>Replaces the file. After it returns the new content survives a crash; before that the old one does.</summary>
    /// <exception cref="JsonFileException">It could not be written; the file is as it was.</exception>
    public void Write(T stored)
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
            throw new JsonFileException($"This could not be saved, and nothing was changed: {e.Message} Check the data folder and try again.", e);
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

    private string PutAside(string why)
    {
        var moment = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var aside = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}.{why}-{moment}.json");
        for (var count = 2; File.Exists(aside); count++)
        {
            aside = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}.{why}-{moment}-{count}.json");
        }

        File.Move(path, aside);
        return $"It is kept as {Path.GetFileName(aside)} in the data folder; {again}, or mend the file and put it back as {Path.GetFileName(path)}.";
    }
}
