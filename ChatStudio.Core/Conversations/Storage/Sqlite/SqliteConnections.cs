using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Opens contexts. Each is used by one thread at a time and disposed after one piece of work; SQLite's connections are pooled below.</summary>
internal sealed class SqliteConnections
{
    private readonly DbContextOptions<ChatStudioContext> _options;

    public SqliteConnections(SqliteStorageOptions options)
    {
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ToString();
        _options = new DbContextOptionsBuilder<ChatStudioContext>().UseSqlite(ConnectionString).AddInterceptors(new Pragmas(options.MaxPages)).Options;
    }

    public string ConnectionString { get; }

    public ChatStudioContext Open() => new(_options);

    /// <summary>Closes what the pool holds, so that the file can be moved or the folder handed on.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    // FULL: a commit survives a power cut. In WAL mode it costs one fsync, 0.3 ms where it was measured, four times a second.
    private sealed class Pragmas(Func<int?> maxPages) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = maxPages() is { } pages
                ? $"PRAGMA synchronous = FULL; PRAGMA max_page_count = {pages};"
                : "PRAGMA synchronous = FULL; PRAGMA max_page_count = 4294967294;";
            command.ExecuteNonQuery();
        }
    }
}
