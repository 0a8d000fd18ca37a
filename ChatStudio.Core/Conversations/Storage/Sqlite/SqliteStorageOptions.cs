namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Where the database lies and how long it is waited for.</summary>
/// <param name="Folder">Absolute; exists. It belongs to one process at a time.</param>
public sealed record SqliteStorageOptions(string Folder)
{
    /// <summary>How long a command waits for another program that holds the database. Default 5 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same for the log of running answers, which is written again soon. Default 1 s: nobody who sends waits behind it for long.</summary>
    public TimeSpan FlushTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pages the file may have, asked anew for each write; null for no limit. For tests: it is how a full disk looks to SQLite.</summary>
    public Func<int?> MaxPages { get; init; } = () => null;

    public string Path => System.IO.Path.Combine(Folder, "chatstudio.db");

    /// <summary>Where copies go.</summary>
    public string Backups => System.IO.Path.Combine(Folder, "backups");
}
