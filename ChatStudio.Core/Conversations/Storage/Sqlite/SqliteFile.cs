using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Sizes and copies of the SQLite file. It works on connections of its own: a copy holds nobody up, since readers and the writer go on beside it.</summary>
public sealed partial class SqliteFile(SqliteStorageOptions options, TimeProvider time) : IConversationFile
{
    /// <summary>Copies made by hand that are kept.</summary>
    public const int KeptBackups = 5;

    public string Path => options.Path;

    public StorageSizes Sizes => new(SizeOf(options.Path), SizeOf(options.Path + "-wal"), Backups.Sum(backup => backup.Bytes));

    public IReadOnlyList<StorageBackup> Backups => !Directory.Exists(options.Backups) ? [] :
        [.. new DirectoryInfo(options.Backups).GetFiles("chatstudio-*.db").OrderByDescending(file => file.Name, StringComparer.Ordinal)
            .Select(file => new StorageBackup(file.FullName, new(file.LastWriteTimeUtc), file.Length))];

    public Task<StorageBackup> BackUpAsync(CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            var path = System.IO.Path.Combine(Directory.CreateDirectory(options.Backups).FullName, $"chatstudio-{stamp}.db");
            var half = path + ".part";
            File.Delete(half);
            CreatePrivate(half);
            Execute("VACUUM INTO $path", half);

            // Under its name only when it is whole.
            File.Move(half, path, overwrite: true);
            foreach (var old in Backups.Where(backup => ByHand().IsMatch(backup.Name)).Skip(KeptBackups))
            {
                File.Delete(old.Path);
            }

            return new StorageBackup(path, time.GetUtcNow(), SizeOf(path));
        },
        "No copy was made",
        cancellationToken);

    public Task DeleteBackupsAsync(CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            foreach (var backup in Backups)
            {
                File.Delete(backup.Path);
            }

            return true;
        },
        "Not all copies could be removed",
        cancellationToken);

    public Task CompactAsync(CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            // The index keeps the words of deleted texts until it is tidied up.
            Execute("INSERT INTO message_search (message_search) VALUES ('optimize')");
            Execute("VACUUM");
            Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return true;
        },
        "The file was not made smaller",
        cancellationToken);

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    // SQLite takes an empty file as it takes none, and keeps its mode.
    private static void CreatePrivate(string path)
    {
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Open(path, file).Dispose();
    }

    private static async Task<T> DoAsync<T>(Func<T> work, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException problem)
        {
            var known = SqliteProblems.Of(problem)!;
            throw new StorageException(known.Problem, $"{what}. {known.Message}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageProblem.Failed, $"{what}: {problem.Message}", problem);
        }
    }

    private void Execute(string sql, string? path = null)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path, Pooling = false, DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (path is not null)
        {
            command.Parameters.AddWithValue("$path", path);
        }

        command.ExecuteNonQuery();
    }

    // chatstudio-20260504-103000.db, and not chatstudio-20260504-103000-before-20261125122640_CreateConversations.db
    [GeneratedRegex(@"^chatstudio-\d{8}-\d{6}\.db$")]
    private static partial Regex ByHand();
}
