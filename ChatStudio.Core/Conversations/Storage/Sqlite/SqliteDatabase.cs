using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>The file itself: that this process alone has it, that it is of our version, and a copy of it before it is changed to ours.</summary>
internal sealed class SqliteDatabase(SqliteStorageOptions options, SqliteConnections connections, TimeProvider time) : IDisposable
{
    private FileStream? _lock;

    /// <summary>Takes the folder, makes or migrates the file.</summary>
    /// <returns>The copy made before a migration; null when none was needed.</returns>
    /// <exception cref="StorageException">Another process has the folder, or the file is damaged or of a later version.</exception>
    public string? Open()
    {
        _lock ??= Lock();
        var isThere = File.Exists(options.Path);
        if (!isThere)
        {
            Create();
        }

        using var context = connections.Open();
        var applied = Applied(context);
        var known = context.Database.GetMigrations().ToList();
        if (applied.Except(known).Any())
        {
            throw new StorageException(StorageProblem.Unusable, $"The database {options.Path} was written by a later version of ChatStudio. "
                + "Start that version, or choose another data folder.");
        }

        var pending = known.Except(applied).ToList();
        var copy = pending.Count > 0 && isThere ? Copy(pending[0]) : null;
        if (pending.Count > 0)
        {
            // EF Core's own lock is a row that a killed process leaves behind, and the next one waits for without end. The folder is
            // ours alone, so nobody can hold it.
            context.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
            context.Database.Migrate();
        }

        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        return copy;
    }

    public void Dispose() => _lock?.Dispose();

    private List<string> Applied(ChatStudioContext context)
    {
        try
        {
            return [.. context.Database.GetAppliedMigrations()];
        }
        catch (SqliteException problem) when (SqliteProblems.Of(problem) is { Problem: StorageProblem.Unusable })
        {
            throw new StorageException(
                StorageProblem.Unusable,
                $"The database {options.Path} is damaged and was left as it is. Move it away, or put a copy from {options.Backups} in its place, and start again.",
                problem);
        }
    }

    // Held until the process ends in whatever way: the operating system lets go of it.
    private FileStream Lock()
    {
        try
        {
            return new(Path.Combine(options.Folder, "chatstudio.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem)
        {
            throw new StorageException(
                StorageProblem.Unusable,
                $"Another ChatStudio uses the data folder {options.Folder}. Stop it, or give this one a folder of its own (CHATSTUDIO_DATA).",
                problem);
        }
    }

    // Before SQLite makes it, so that nobody else can read it; the files beside it take its mode.
    private void Create()
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Open(options.Path, file).Dispose();
    }

    // SQLite's own backup: it takes in what is still in the write-ahead log.
    private string Copy(string migration)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine(Directory.CreateDirectory(options.Backups).FullName, $"chatstudio-{stamp}-before-{migration}.db");
        using var from = new SqliteConnection(connections.ConnectionString);
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        return path;
    }
}
