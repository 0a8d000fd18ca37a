using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Storage.Sqlite;
using ChatStudio.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Tests.Conversations.Storage;

/// <summary>The contract against a real file, and what only a file has.</summary>
public sealed class SqliteConversationStoreTests : ConversationStoreContract, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SqliteConversationStore? _store;

    private string Folder => _folder.Info.FullName;

    protected override IConversationStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _store = Make();
        await _store.OpenAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _store!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Everything_survives_a_restart()
    {
        var started = StoreData.Started(out var run);
        await Store.CommitAsync(started, Cancel);
        await Store.EndAsync(run.Ended("A token."), Cancel);

        await RestartAsync();

        var kept = await LoadAsync(started);
        Assert.Equal(["What is a token?", "A token."], kept.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Second_process_in_the_same_folder_is_told_so()
    {
        await using var second = Make();

        var problem = await Assert.ThrowsAsync<StorageException>(() => second.OpenAsync(Cancel));

        Assert.Equal(StorageProblem.Unusable, problem.Problem);
        Assert.Contains(Folder, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_file_is_named_and_left_as_it_is()
    {
        await _store!.DisposeAsync();
        var path = Path.Combine(Folder, "chatstudio.db");
        await File.WriteAllTextAsync(path, new string('x', 5000), Cancel);
        _store = Make();

        var problem = await Assert.ThrowsAsync<StorageException>(() => _store.OpenAsync(Cancel));

        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(path).Length);
    }

    [Fact]
    public async Task File_of_a_later_version_is_refused()
    {
        Execute("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')");
        await _store!.DisposeAsync();
        _store = Make();

        var problem = await Assert.ThrowsAsync<StorageException>(() => _store.OpenAsync(Cancel));

        Assert.Contains("later version", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_of_the_file_is_made_before_it_is_migrated()
    {
        await _store!.DisposeAsync();
        File.Delete(Path.Combine(Folder, "chatstudio.db"));

        // As an older version left it: other tables, no migration of ours, and the lock row of one that was killed in the middle.
        Execute("CREATE TABLE older (words TEXT); INSERT INTO older VALUES ('kept')");
        Execute("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");

        await InitializeAsync();

        var copy = Assert.Single(Directory.GetFiles(Path.Combine(Folder, "backups"), "*.db"));
        Assert.Equal("kept", Execute("SELECT words FROM older", copy));
        Assert.Equal(0L, Execute("SELECT count(*) FROM sqlite_master WHERE name = 'conversations'", copy));
        Assert.Empty(await Store.ListAsync(Cancel));
    }

    [Fact]
    public async Task Copy_is_not_made_without_a_migration()
    {
        await RestartAsync();

        Assert.False(Directory.Exists(Path.Combine(Folder, "backups")));
    }

    [Fact]
    public async Task Index_follows_every_change_of_a_message_and_is_whole_afterwards()
    {
        var started = StoreData.Started(out var run);
        await Store.CommitAsync(started, Cancel);
        await Store.EndAsync(run.Ended("first words"), Cancel);
        Execute("UPDATE messages SET text = 'other words' WHERE text = 'first words'");

        Assert.Empty(await Store.FindTextAsync(SearchWords.Of("first"), null, 10, Cancel));
        Assert.Single(await Store.FindTextAsync(SearchWords.Of("other"), null, 10, Cancel));
        await Store.PurgeAsync([started.Summary.Id], Cancel);

        Assert.Equal(0L, Execute("SELECT count(*) FROM search_documents"));
        Assert.Equal(0L, Execute("SELECT count(*) FROM message_search WHERE message_search MATCH 'other'"));
    }

    [Fact]
    public async Task Messages_that_were_there_before_the_index_are_found()
    {
        await Store.CommitAsync(StoreData.Started(out _, prompt: "an old question"), Cancel);
        await _store!.DisposeAsync();
        Execute("DROP TRIGGER message_search_insert; DROP TRIGGER message_search_update; DROP TRIGGER message_search_delete; DROP TABLE message_search; DROP TABLE search_documents");
        Execute("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%SearchMessages'");

        await InitializeAsync();

        Assert.Single(await Store.FindTextAsync(SearchWords.Of("old question"), null, 10, Cancel));
    }

    /// <summary>No table is read from end to end: the index gives row numbers, everything else is looked up by its key.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Search_reads_no_table_from_end_to_end(bool isNarrow)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "chatstudio.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + MessageIndex.Sql(true, isNarrow, 0);
        command.Parameters.AddWithValue("$words", "\"stall\"*");
        command.Parameters.AddWithValue("$before", long.MaxValue);
        command.Parameters.AddWithValue("$among", "[]");
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(3));
        }

        Assert.StartsWith("SCAN s VIRTUAL TABLE INDEX", plan[0], StringComparison.Ordinal);
        Assert.All(plan.Skip(1).Where(step => step.StartsWith("SCAN", StringComparison.Ordinal)), step => Assert.Contains("json_each", step, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
    }

    [Fact]
    public void Model_and_migrations_agree() => Assert.False(Contexts().Database.HasPendingModelChanges());

    [Fact]
    public void File_is_safe_against_a_power_cut_and_can_be_read_by_its_owner_only()
    {
        Assert.Equal("wal", Execute("PRAGMA journal_mode"));
        using var context = Contexts();
        context.Database.OpenConnection();
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        Assert.Equal(2L, command.ExecuteScalar());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "chatstudio.db")));
        }
    }

    private SqliteConversationStore Make() => new(new(Folder), TimeProvider.System);

    private ChatStudioContext Contexts() => new SqliteConnections(new(Folder)).Open();

    private async Task RestartAsync()
    {
        await _store!.DisposeAsync();
        await InitializeAsync();
    }

    private object? Execute(string sql, string? file = null)
    {
        using var connection = new SqliteConnection($"Data Source={file ?? Path.Combine(Folder, "chatstudio.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
