using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>Where an OpenAI-compatible server is and how to get in.</summary>
internal sealed class OpenAIEndpoint : ProviderEndpoint
{
    private OpenAIEndpoint(ServerAddress address, bool speaksResponses, bool continuesMessages)
        : base(address)
    {
        SpeaksResponses = speaksResponses;
        ContinuesMessages = continuesMessages && !speaksResponses;
    }

    /// <summary>Answers are asked for by the Responses API, and not by Chat Completions.</summary>
    public bool SpeaksResponses { get; }

    /// <summary>As in <see cref="Connections.ProviderPreset.ContinuesMessages"/>.</summary>
    public bool ContinuesMessages { get; }

    /// <summary>OpenAI's own service, with its own dialect (<c>max_completion_tokens</c>).</summary>
    public bool IsOpenAI => Address.Host == "api.openai.com";

    public override string Name => IsOpenAI ? "OpenAI" : Address.HostName;

    public override string Id => IsOpenAI ? "openai" : Address.HostId;

    public override Uri Chat => SpeaksResponses ? Address.At("responses") : ChatCompletions;

    public Uri ChatCompletions => Address.At("chat/completions");

    public override Uri Models => Address.At("models");

    /// <summary>
    /// Takes a base URL as people paste it: with or without <c>/v1</c>, a trailing slash, the whole
    /// <c>/chat/completions</c> or <c>/responses</c>, a query (Azure's <c>?api-version=</c>), without a scheme.
    /// </summary>
    /// <param name="speaksResponses">Asks by the Responses API; a pasted <c>/responses</c> says the same.</param>
    /// <returns>False when it is no http or https address; <paramref name="problem"/> then says so without quoting it.</returns>
    public static bool TryCreate(
        string baseUrl, string? apiKey, [NotNullWhen(true)] out OpenAIEndpoint? endpoint, [NotNullWhen(false)] out string? problem, bool speaksResponses = false, bool continuesMessages = false)
    {
        var pastedResponses = false;
        var isUsable = ServerAddress.TryCreate(
            baseUrl,
            apiKey,
            "https://api.openai.com/v1 or http://localhost:11434/v1",
            path =>
            {
                pastedResponses = path.EndsWith("/responses", StringComparison.OrdinalIgnoreCase);
                return TidyPath(path);
            },
            out var address,
            out problem);
        endpoint = isUsable ? new(address!, speaksResponses || pastedResponses, continuesMessages) : null;
        return isUsable;
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
        foreach (var end in (ReadOnlySpan<string>)["/chat/completions", "/responses"])
        {
            path = path.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? path[..^end.Length] : path;
        }

        // Every server of the table answers under /v1; a bare host is how people remember them.
        return path.Length == 0 ? "/v1" : path;
    }
}
