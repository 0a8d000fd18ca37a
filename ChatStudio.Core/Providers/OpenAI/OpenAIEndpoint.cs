using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>Where an OpenAI-compatible server is and how to get in.</summary>
internal sealed class OpenAIEndpoint : ProviderEndpoint
{
    private OpenAIEndpoint(ServerAddress address)
        : base(address)
    {
    }

    /// <summary>OpenAI's own service, with its own dialect (<c>max_completion_tokens</c>).</summary>
    public bool IsOpenAI => Address.Host == "api.openai.com";

    public override string Name => IsOpenAI ? "OpenAI" : Address.HostName;

    public override string Id => IsOpenAI ? "openai" : Address.HostId;

    public override Uri Chat => ChatCompletions;

    public Uri ChatCompletions => Address.At("chat/completions");

    public override Uri Models => Address.At("models");

    /// <summary>
    /// Takes a base URL as people paste it: with or without <c>/v1</c>, a trailing slash, the whole
    /// <c>/chat/completions</c>, a query (Azure's <c>?api-version=</c>), without a scheme.
    /// </summary>
    /// <returns>False when it is no http or https address; <paramref name="problem"/> then says so without quoting it.</returns>
    public static bool TryCreate(string baseUrl, string? apiKey, [NotNullWhen(true)] out OpenAIEndpoint? endpoint, [NotNullWhen(false)] out string? problem)
    {
        endpoint = ServerAddress.TryCreate(baseUrl, apiKey, "https://api.openai.com/v1 or http://localhost:11434/v1", TidyPath, out var address, out problem) ? new(address) : null;
        return endpoint is not null;
    }

    public override void Authorize(HttpRequestMessage message)
    {
        if (ApiKey is { } key)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    private static string TidyPath(string path)
    {
        if (path.EndsWith("/chat/completions", StringComparison.OrdinalIgnoreCase))
        {
            path = path[..^"/chat/completions".Length];
        }

        // Every server of the table answers under /v1; a bare host is how people remember them.
        return path.Length == 0 ? "/v1" : path;
    }
}
