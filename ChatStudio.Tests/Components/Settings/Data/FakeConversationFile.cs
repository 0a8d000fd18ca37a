using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Tests.Components.Settings.Data;

/// <summary>A database file that is only told of, in a folder that is there.</summary>
internal sealed class FakeConversationFile(string folder) : IConversationFile
{
    private readonly List<StorageBackup> _backups = [];

    public StorageException? Problem { get; set; }

    public int Compactions { get; private set; }

    public string Path => System.IO.Path.Combine(folder, "chatstudio.db");

    public StorageSizes Sizes => new(4_200_000, 71_000, _backups.Count * 1_000);

    public IReadOnlyList<StorageBackup> Backups => [.. _backups];

    public Task<StorageBackup> BackUpAsync(CancellationToken cancellationToken)
    {
        if (Problem is { } problem)
        {
            throw problem;
        }

        var backup = new StorageBackup($"{folder}/chatstudio-{_backups.Count}.db", new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero), 1_000);
        _backups.Insert(0, backup);
        return Task.FromResult(backup);
    }

    public Task DeleteBackupsAsync(CancellationToken cancellationToken)
    {
        _backups.Clear();
        return Task.CompletedTask;
    }

    public Task CompactAsync(CancellationToken cancellationToken)
    {
        Compactions++;
        return Problem is { } problem ? Task.FromException(problem) : Task.CompletedTask;
    }
}
