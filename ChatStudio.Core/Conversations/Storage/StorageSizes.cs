namespace ChatStudio.Core.Conversations.Storage;

/// <summary>Bytes on the disk.</summary>
/// <param name="WriteAheadLog">What was written last and is not in the database file yet.</param>
public sealed record StorageSizes(long Database, long WriteAheadLog, long Backups);
