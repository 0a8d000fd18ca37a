using System.Text;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Storage.Sqlite;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Conversations.Storage;

/// <summary>Copies of the database while it is in use, and what is left of it after everything was deleted.</summary>
public sealed class SqliteFileTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new(2026, 5, 4, 10, 30, 0, TimeSpan.Zero));
    private SqliteConversationStore _store = null!;
    private SqliteFile _file = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => _folder.Info.FullName;

    public async ValueTask InitializeAsync()
    {
        _store = new(new(Folder), _time);
        _file = new(new(Folder), _time);
        await _store.OpenAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Copy_holds_what_was_written_until_then_and_is_a_database_of_its_own()
    {
        await _store.CommitAsync(StoreData.Started(out _), Cancel);

        var backup = await _file.BackUpAsync(Cancel);

        Assert.Equal("chatstudio-20260504-103000.db", backup.Name);
        Assert.Equal([backup.Name], _file.Backups.Select(known => known.Name));
        Assert.Equal((new FileInfo(backup.Path).Length, true), (_file.Sizes.Backups, _file.Sizes.Database > 0));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup.Path));
        }

        using var other = new TemporaryFolder();
        File.Copy(backup.Path, Path.Combine(other.Info.FullName, "chatstudio.db"));
        await using var copy = new SqliteConversationStore(new(other.Info.FullName), _time);
        await copy.OpenAsync(Cancel);
        Assert.Single(await copy.ListAsync(Cancel));
    }

    [Fact]
    public async Task Oldest_copies_made_by_hand_are_removed_and_those_before_a_migration_stay()
    {
        var before = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "backups")).FullName, "chatstudio-20250101-000000-before-x.db");
        await File.WriteAllTextAsync(before, "old", Cancel);
        for (var i = 0; i < SqliteFile.KeptBackups + 2; i++)
        {
            await _file.BackUpAsync(Cancel);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(SqliteFile.KeptBackups + 1, _file.Backups.Count);
        Assert.True(File.Exists(before));
        Assert.DoesNotContain(_file.Backups, backup => backup.Name.EndsWith("-103000.db", StringComparison.Ordinal));
        await _file.DeleteBackupsAsync(Cancel);
        Assert.Empty(_file.Backups);
    }

    [Fact]
    public async Task Copy_that_cannot_be_made_says_so_and_leaves_no_half_of_one()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "backups"), "a file in the folder's place", Cancel);

        var problem = await Assert.ThrowsAsync<StorageException>(() => _file.BackUpAsync(Cancel));

        Assert.StartsWith("No copy was made", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_file.Backups);
    }

    [Fact]
    public async Task Nothing_of_a_deleted_text_is_left_in_the_files()
    {
        var started = StoreData.Started(out var run, prompt: "zanzibar question");
        await _store.CommitAsync(started, Cancel);
        await _store.EndAsync(run.Ended("the answer is zanzibar"), Cancel);
        Assert.True(IsAnywhere("zanzibar"));

        await _store.PurgeAsync([started.Summary.Id], Cancel);
        await _file.CompactAsync(Cancel);

        Assert.False(IsAnywhere("zanzibar"));
    }

    private bool IsAnywhere(string word) => _folder.Info.GetFiles("chatstudio.db*", SearchOption.AllDirectories).Any(file =>
    {
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    });
}
