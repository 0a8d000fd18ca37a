using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>Where an Ollama server is and how to get in.</summary>
internal sealed class OllamaEndpoint : ProviderEndpoint
{
    private OllamaEndpoint(ServerAddress address)
        : base(address)
    {
    }

    public override string Name => IsLocal ? "Ollama" : $"{Address.HostName} (Ollama)";

    public override string Id => IsLocal ? "ollama" : "ollama-" + Address.HostId;

    public override Uri Chat => Address.At("api/chat");

    public override Uri Models => Address.At("api/tags");

    /// <summary>Where one model's context window and capabilities are told.</summary>
    public Uri Show => Address.At("api/show");

    /// <param name="host">As <see cref="OllamaHost"/> takes it; a pasted <c>/v1</c> or <c>/api</c> at its end is left out.</param>
    /// <returns>False when it is no http or https address; <paramref name="problem"/> then says so without quoting it.</returns>
    public static bool TryCreate(string host, string? apiKey, [NotNullWhen(true)] out OllamaEndpoint? endpoint, [NotNullWhen(false)] out string? problem)
    {
        endpoint = ServerAddress.TryCreate(OllamaHost.Address(host), apiKey, "http://localhost:11434 or https://ollama.com", TidyPath, out var address, out problem) ? new(address) : null;
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
        foreach (var end in (ReadOnlySpan<string>)["/v1", "/api/chat", "/api"])
        {
            if (path.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return path[..^end.Length];
            }
        }

        return path;
    }
}
