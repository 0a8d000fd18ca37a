namespace ChatStudio.Core.Conversations.Storage;

/// <summary>The store could not do what it was asked. <see cref="Exception.Message"/> is written for the person and holds no content.</summary>
public sealed class StorageException(StorageProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    public StorageProblem Problem { get; } = problem;
}
