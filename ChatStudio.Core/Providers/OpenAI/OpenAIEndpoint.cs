using System.Diagnostics.CodeAnalysis;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// Where an OpenAI-compatible server is and how to get in. Not a record, and it prints its origin only: it holds the key, and
/// the address may hold one too.
/// </summary>
internal sealed class OpenAIEndpoint
{
    private readonly Uri _base;

    private OpenAIEndpoint(Uri address, string? apiKey)
    {
        _base = address;
        ApiKey = string.IsNullOrWhiteSpace(apiKey) ? null : apiKey.Trim();
    }

    public string? ApiKey { get; }

    /// <summary><c>scheme://host:port</c>.</summary>
    public string Origin => _base.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>OpenAI's own service, with its own dialect (<c>max_completion_tokens</c>).</summary>
    public bool IsOpenAI => _base.Host == "api.openai.com";

    /// <summary>A server on this machine.</summary>
    public bool IsLocal => _base.IsLoopback;

    /// <summary>For people: <c>OpenAI</c>, otherwise the host, with its port where it is not the scheme's own.</summary>
    public string Name => IsOpenAI ? "OpenAI" : _base.IsDefaultPort ? Host : $"{Host}:{_base.Port}";

    /// <summary>For keys and addresses: <c>openai</c>, otherwise the host, without characters that need escaping.</summary>
    public string Id => IsOpenAI ? "openai" : string.Concat(Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-')).Trim('-');

    public Uri ChatCompletions => At("chat/completions");

    public Uri Models => At("models");

    /// <summary>
    /// Reads a base URL as people paste it: with or without trailing slash, with the path of the chat endpoint still on it, with
    /// a query (Azure's <c>?api-version=</c>), without a scheme.
    /// </summary>
    /// <returns>False when it is no http or https address; <paramref name="problem"/> then says so without quoting it.</returns>
    public static bool TryCreate(string baseUrl, string? apiKey, [NotNullWhen(true)] out OpenAIEndpoint? endpoint, [NotNullWhen(false)] out string? problem)
    {
        (endpoint, problem) = (null, null);
        var text = baseUrl.Trim();
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            text = (text.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || text.StartsWith("127.", StringComparison.Ordinal) ? "http://" : "https://") + text;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            problem = "It must be an http or https address, for example https://api.openai.com/v1 or http://localhost:11434/v1.";
            return false;
        }

        if (uri.UserInfo.Length > 0)
        {
            problem = "It must not contain a user name or password; put the key into the key's own setting.";
            return false;
        }

        if (apiKey is not null && apiKey.Trim().Any(c => c is < '!' or > '~'))
        {
            problem = "The key contains characters that cannot be sent (spaces, line breaks or non-ASCII); copy it again.";
            return false;
        }

        var path = uri.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/chat/completions", StringComparison.OrdinalIgnoreCase))
        {
            path = path[..^"/chat/completions".Length];
        }

        // Every server of the table answers under /v1; a bare host is how people remember them.
        path = path.Length == 0 ? "/v1" : path;
        endpoint = new(new UriBuilder(uri) { Path = path + "/", Fragment = "" }.Uri, apiKey);
        return true;
    }

    public override string ToString() => Origin;

    // IdnHost drops the brackets of an IPv6 address.
    private string Host => _base.HostNameType == UriHostNameType.IPv6 ? _base.Host : _base.IdnHost;

    private Uri At(string path) => new UriBuilder(_base) { Path = _base.AbsolutePath + path }.Uri;
}
