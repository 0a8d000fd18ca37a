namespace ChatStudio.Core.Conversations.Storage;

/// <summary>What is wrong with the store.</summary>
public enum StorageProblem
{
    /// <summary>Another program holds the database; it passes by itself.</summary>
    Locked,

    /// <summary>No room on the disk.</summary>
    Full,

    /// <summary>The file is damaged or of a later version, or the folder belongs to another process: only a person can help.</summary>
    Unusable,

    /// <summary>Anything else that failed while reading or writing.</summary>
    Failed,
}
