namespace ChatStudio.Core.Conversations.Storage;

/// <summary>The file behind a store, for the person who owns it: where it is, how large, copies of it. Thread-safe.</summary>
public interface IConversationFile
{
    /// <summary>Absolute path of the database.</summary>
    string Path { get; }

    /// <summary>As of now, in bytes.</summary>
    StorageSizes Sizes { get; }

    /// <summary>All copies, the newest first; those that were made before a migration included.</summary>
    IReadOnlyList<StorageBackup> Backups { get; }

    /// <summary>Makes a copy while the app runs, and removes the oldest of those that were made like this when there are more than a few.</summary>
    /// <exception cref="StorageException">There is no copy: the disk is full, or the folder cannot be written to.</exception>
    Task<StorageBackup> BackUpAsync(CancellationToken cancellationToken);

    /// <summary>Removes all copies.</summary>
    /// <exception cref="StorageException">Some could not be removed.</exception>
    Task DeleteBackupsAsync(CancellationToken cancellationToken);

    /// <summary>Gives the room of deleted conversations back to the disk, so that nothing of them is left in the file.</summary>
    /// <exception cref="StorageException">It could not be done at the moment; nothing is lost.</exception>
    Task CompactAsync(CancellationToken cancellationToken);
}
