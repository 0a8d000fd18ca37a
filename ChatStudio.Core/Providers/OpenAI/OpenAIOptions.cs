namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// An OpenAI-compatible provider as configured; it exists when a key or a base URL is set. Prints without the key.
/// </summary>
public sealed class OpenAIOptions
{
    public const string DefaultBaseUrl = "https://api.openai.com/v1";

    /// <summary><c>OPENAI_API_KEY</c>. Servers on one's own machine often need none.</summary>
    public string? ApiKey { get; init; }

    /// <summary><c>OPENAI_BASE_URL</c>, of any compatible server; default <see cref="DefaultBaseUrl"/>.</summary>
    public string? BaseUrl { get; init; }

    /// <summary><c>OPENAI_MODEL</c>: the model a new chat starts with; default is the first one the server lists.</summary>
    public string? Model { get; init; }

    /// <summary><c>OPENAI_API</c>: <c>chat</c> (Chat Completions, the default; every compatible server has it) or <c>responses</c>.</summary>
    public string? Api { get; init; }

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(ApiKey) || !string.IsNullOrWhiteSpace(BaseUrl);

    public override string ToString() => nameof(OpenAIOptions);
}
