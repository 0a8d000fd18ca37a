namespace ChatStudio.Core.Providers.Connections;

/// <summary>A change to the connections could not be kept. The message says what happened and what to do, and quotes no value.</summary>
public sealed class ConnectionStoreException(string message, Exception? inner = null) : Exception(message, inner);
