namespace ChatStudio.Core.Providers.Connections;

/// <summary>The protocol a server is spoken to in. The set is closed: <see cref="ProviderFactory"/> holds a client for each.</summary>
public enum ProviderDialect
{
    /// <summary>OpenAI Chat Completions, which most servers imitate.</summary>
    OpenAIChat,

    /// <summary>OpenAI Responses.</summary>
    OpenAIResponses,

    /// <summary>Anthropic Messages.</summary>
    Anthropic,

    /// <summary>Ollama's own <c>/api/chat</c>.</summary>
    Ollama,
}
