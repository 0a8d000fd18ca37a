using System.Diagnostics.CodeAnalysis;

namespace ChatStudio.Core.Providers.Http;

/// <summary>
/// Where a provider's server is, and the key that may go there and nowhere else. Not a record, and it prints its origin only: it
/// holds the key, and the address may hold one too.
/// </summary>
internal sealed class ServerAddress
{
    private readonly Uri _base;

    private ServerAddress(Uri address, string? apiKey)
    {
        _base = address;
        ApiKey = string.IsNullOrWhiteSpace(apiKey) ? null : apiKey.Trim();
    }

    public string? ApiKey { get; }

    /// <summary><c>scheme://host:port</c>.</summary>
    public string Origin => _base.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>A server on this machine.</summary>
    public bool IsLocal => _base.IsLoopback;

    public string Host => _base.Host;

    /// <summary>For people: the host, with its port where it is not the scheme's own.</summary>
    public string HostName => _base.IsDefaultPort ? ReadableHost : $"{ReadableHost}:{_base.Port}";

    /// <summary>For keys and addresses: the same without characters that need escaping.</summary>
    public string HostId => string.Concat(HostName.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-')).Trim('-');

    // IdnHost drops the brackets of an IPv6 address.
    private string ReadableHost => _base.HostNameType == UriHostNameType.IPv6 ? _base.Host : _base.IdnHost;

    /// <summary>Takes an address as people paste it: with or without a scheme, a trailing slash, a path or a query.</summary>
    /// <param name="example">Two addresses to show to whoever pasted something else.</param>
    /// <param name="tidyPath">From the pasted path, without a slash at its end, to the one the paths of the API are added to.</param>
    /// <returns>False when it is no http or https address; <paramref name="problem"/> then says so without quoting it.</returns>
    public static bool TryCreate(
        string pasted, string? apiKey, string example, Func<string, string> tidyPath, [NotNullWhen(true)] out ServerAddress? address, [NotNullWhen(false)] out string? problem)
    {
        (address, problem) = (null, null);
        var text = pasted.Trim();
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            text = (text.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) || text.StartsWith("127.", StringComparison.Ordinal) ? "http://" : "https://") + text;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            problem = $"It must be an http or https address, for example {example}.";
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

        address = new(new UriBuilder(uri) { Path = tidyPath(uri.AbsolutePath.TrimEnd('/')) + "/", Fragment = "" }.Uri, apiKey);
        return true;
    }

    /// <summary>An address below the base, with the base's query.</summary>
    public Uri At(string path) => new UriBuilder(_base) { Path = _base.AbsolutePath + path }.Uri;

    public override string ToString() => Origin;
}
