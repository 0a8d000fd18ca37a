using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Turns what SQLite says into what a person can act on. Result codes: https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteProblems
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    /// <summary>Null for an exception that is not the store's.</summary>
    public static StorageException? Of(Exception exception) => exception switch
    {
        StorageException known => known,
        SqliteException problem => Of(problem),
        DbUpdateException { InnerException: SqliteException problem } => Of(problem),
        _ => null,
    };

    private static StorageException Of(SqliteException problem) => problem.SqliteErrorCode switch
    {
        Busy or Locked => new(StorageProblem.Locked, "The database is held by another program.", problem),
        Full => new(StorageProblem.Full, "There is no room left for the database.", problem),
        Corrupt or NotADatabase => new(StorageProblem.Unusable, "The database is damaged.", problem),
        _ => new(StorageProblem.Failed, $"The database could not be used (SQLite code {problem.SqliteExtendedErrorCode}).", problem),
    };
}
