namespace ChatStudio.Core.Providers.Http;

/// <summary>
/// The last look before the socket: a request that carries a credential goes to the origin its key belongs to, or nowhere. Also
/// puts the key into the header this server wants it in.
/// </summary>
/// <param name="origin"><c>scheme://host:port</c> the key belongs to.</param>
/// <param name="keyHeader">For example Azure's <c>api-key</c>; null for <c>Authorization: Bearer</c>.</param>
internal sealed class CredentialHandler(string origin, string? keyHeader) : DelegatingHandler
{
    private static readonly string[] Credentials = ["Authorization", "Proxy-Authorization", "Cookie", "x-api-key", "api-key", "x-goog-api-key"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Credentials.Any(request.Headers.Contains) && !string.Equals(Origin(request.RequestUri!), origin, StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderException(ProviderErrorKind.Protocol, $"A request to {NetworkFailure.Place(request.RequestUri!)} carried the key of {origin}; it was not sent.");
        }

        if (keyHeader is null || request.Headers.Authorization is not { Scheme: "Bearer", Parameter: { } key } bearer)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        request.Headers.Authorization = null;
        request.Headers.TryAddWithoutValidation(keyHeader, key);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The same message is sent again by a retry, and its key is looked up to be kept out of error texts.
            request.Headers.Remove(keyHeader);
            request.Headers.Authorization = bearer;
        }
    }

    private static string Origin(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
