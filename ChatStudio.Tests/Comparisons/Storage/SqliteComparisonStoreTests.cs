using ChatStudio.Core.Comparisons.Storage;
using ChatStudio.Core.Comparisons.Storage.Sqlite;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Storage.Sqlite;
using ChatStudio.Tests.Conversations.Storage;
using ChatStudio.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Tests.Comparisons.Storage;

/// <summary>The contract against a real file.</summary>
public sealed class SqliteComparisonStoreTests : ComparisonStoreContract, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SqliteConversationStore? _conversations;
    private SqliteComparisonStore? _store;

    protected override IComparisonStore Store => _store!;

    protected override IConversationStore Conversations => _conversations!;

    public async ValueTask InitializeAsync()
    {
        _conversations = new(new(_folder.Info.FullName), TimeProvider.System);
        _store = new(_conversations);
        await _conversations.OpenAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _conversations!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Everything_survives_a_restart()
    {
        var change = Started();
        await Store.CommitAsync(change, Cancel);
        await Store.SaveLineUpAsync(new("Mine", [ComparisonFixture.Column("one"), ComparisonFixture.Column("two")]), Cancel);

        await _conversations!.DisposeAsync();
        await InitializeAsync();

        Assert.Equal(change.Document, (await LoadAsync(change)).Document);
        Assert.Single(await Store.ListLineUpsAsync(Cancel));
    }

    [Fact]
    public async Task Conversations_of_a_version_without_comparisons_are_chats()
    {
        var chat = StoreData.Started(out _);
        await Conversations.CommitAsync(chat, Cancel);
        await _conversations!.DisposeAsync();
        Execute("DROP TABLE comparisons; DROP TABLE line_ups; ALTER TABLE conversations DROP COLUMN kind; DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%KeepComparisons'");

        await InitializeAsync();

        Assert.Equal((chat.Summary.Id, ConversationKind.Chat), Assert.Single((await Conversations.ListAsync(Cancel)).Select(summary => (summary.Id, summary.Kind))));
        Assert.True(await Store.CommitAsync(Started(), Cancel));
    }

    [Fact]
    public void Model_and_migrations_agree()
    {
        using var context = new ChatStudioContextFactory().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Info.FullName, "chatstudio.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
