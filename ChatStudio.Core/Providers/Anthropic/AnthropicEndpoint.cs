using System.Diagnostics.CodeAnalysis;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>Where the Messages API is and how to get in. OpenRouter, LM Studio, llama.cpp and Ollama serve it too.</summary>
internal sealed class AnthropicEndpoint : ProviderEndpoint
{
    /// <summary>The only version there is; a request without it is refused.</summary>
    private const string Version = "2023-06-01";

    /// <summary>Most models one page may hold.</summary>
    private const int PageSize = 1000;

    private AnthropicEndpoint(ServerAddress address)
        : base(address)
    {
    }

    public bool IsAnthropic => Address.Host == "api.anthropic.com";

    public override string Name => IsAnthropic ? "Anthropic" : $"{Address.HostName} (Anthropic)";

    // A host can serve both dialects, and each is a provider of its own.
    public override string Id => IsAnthropic ? "anthropic" : "anthropic-" + Address.HostId;

    public override Uri Chat => Address.At("messages");

    public override Uri Models => ModelsAfter(null);

    /// <summary>Takes a base URL as people paste it: with or without <c>/v1</c>, a trailing slash, the whole <c>/messages</c>.</summary>
    /// <returns>False when it is no http or https address; <paramref name="problem"/> then says so without quoting it.</returns>
    public static bool TryCreate(string baseUrl, string? apiKey, [NotNullWhen(true)] out AnthropicEndpoint? endpoint, [NotNullWhen(false)] out string? problem)
    {
        endpoint = ServerAddress.TryCreate(baseUrl, apiKey, "https://api.anthropic.com or http://localhost:1234", TidyPath, out var address, out problem) ? new(address) : null;
        return endpoint is not null;
    }

    /// <summary>The page of models behind the one with this id.</summary>
    public Uri ModelsAfter(string? id)
    {
        var page = Address.At("models");
        var query = $"limit={PageSize}" + (id is null ? "" : "&after_id=" + Uri.EscapeDataString(id));
        return new UriBuilder(page) { Query = page.Query.Length > 1 ? $"{page.Query[1..]}&{query}" : query }.Uri;
    }

    public override void Authorize(HttpRequestMessage message)
    {
        message.Headers.Add("anthropic-version", Version);
        if (ApiKey is { } key)
        {
            message.Headers.Add(KeyHeader, key);
        }
    }

    private static string TidyPath(string path)
    {
        if (path.EndsWith("/messages", StringComparison.OrdinalIgnoreCase))
        {
            path = path[..^"/messages".Length];
        }

        // Anthropic's own clients take the address without the version and add it.
        return path.EndsWith("/v1", StringComparison.OrdinalIgnoreCase) ? path : path + "/v1";
    }
}
