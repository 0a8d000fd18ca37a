namespace ChatStudio.Core.Files;

/// <summary>A file cannot be read or written. The message says what happened and what to do, and quotes nothing of what is in it.</summary>
internal sealed class JsonFileException(string message, Exception? inner = null) : Exception(message, inner);
