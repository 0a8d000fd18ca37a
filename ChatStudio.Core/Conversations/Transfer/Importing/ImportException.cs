namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>A file, or the rest of one, cannot be read. <see cref="Exception.Message"/> is written for the person and quotes nothing of the file.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
