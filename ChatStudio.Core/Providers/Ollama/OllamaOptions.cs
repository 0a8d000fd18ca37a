namespace ChatStudio.Core.Providers.Ollama;

/// <summary>An Ollama server as configured; it exists when a host is set. Prints without the key.</summary>
public sealed class OllamaOptions
{
    /// <summary>
    /// Name of a <see cref="Microsoft.Extensions.AI.ChatOptions.AdditionalProperties"/> entry: the context window to load the model
    /// with, in tokens (an <see cref="int"/>). Without it Ollama chooses one by its memory, and cuts long chats silently.
    /// </summary>
    public const string ContextWindow = "num_ctx";

    /// <summary><c>OLLAMA_HOST</c>, in every spelling Ollama itself takes: a host, <c>host:port</c>, a whole address.</summary>
    public string? Host { get; init; }

    /// <summary><c>OLLAMA_API_KEY</c>, for ollama.com and for proxies; a server on one's own machine needs none.</summary>
    public string? ApiKey { get; init; }

    /// <summary><c>OLLAMA_MODEL</c>: the model a new chat starts with; default is the first one the server lists.</summary>
    public string? Model { get; init; }

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    public override string ToString() => nameof(OllamaOptions);
}
