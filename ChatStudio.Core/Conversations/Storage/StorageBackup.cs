namespace ChatStudio.Core.Conversations.Storage;

/// <summary>A copy of the database.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Bytes">Size.</param>
public sealed record StorageBackup(string Path, DateTimeOffset At, long Bytes)
{
    public string Name => System.IO.Path.GetFileName(Path);
}
