using System.Net.Sockets;
using System.Security.Authentication;

namespace ChatStudio.Core.Providers.Http;

/// <summary>
/// Failures below HTTP → <see cref="ProviderException"/>. Before the headers everything is <see cref="ProviderErrorKind.Network"/>
/// or <see cref="ProviderErrorKind.Tls"/>. In the body an answer that merely ends too soon is
/// <see cref="ProviderErrorKind.Truncated"/>, a connection that breaks (reset, unreachable) is Network.
/// </summary>
internal static class NetworkFailure
{
    /// <summary>Null for what is no network failure: cancellation by the caller, our own exceptions, bugs.</summary>
    public static ProviderException? BeforeHeaders(Exception exception, Uri uri, int attempts, bool mayRetry, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        var place = Place(uri);
        return exception switch
        {
            // SocketsHttpHandler.ConnectTimeout passed; the caller did not cancel.
            OperationCanceledException => New(ProviderErrorKind.Network, $"Connecting to {place} took too long; the server or the way to it does not answer."),
            HttpRequestException { InnerException: PrivateAddressException }
                => new(ProviderErrorKind.Network, $"{place} leads into this machine's own network, and ChatStudio connects to public addresses only.", exception) { Attempts = attempts },
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException
                => New(ProviderErrorKind.Tls, $"No secure connection to {place}: the TLS handshake failed."),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
                => New(ProviderErrorKind.Network, $"The name {uri.IdnHost} is not known to DNS; is the base URL right, is the network up?"),
            HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } }
                => New(ProviderErrorKind.Network, $"{place} refused the connection; is a server running there?"),
            HttpRequestException or IOException
                => New(ProviderErrorKind.Network, $"The connection to {place} broke before an answer came."),
            _ => null,
        };

        ProviderException New(ProviderErrorKind kind, string message)
            => new(kind, message, exception) { Attempts = attempts, IsTransient = mayRetry && kind == ProviderErrorKind.Network };
    }

    /// <summary>Null for what is no network failure.</summary>
    public static ProviderException? InBody(Exception exception, Uri uri, int attempts, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return exception switch
        {
            HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }
                => new(ProviderErrorKind.Truncated, $"{Place(uri)} ended the answer in the middle.", exception) { Attempts = attempts },
            IOException or HttpRequestException or ObjectDisposedException
                => new(ProviderErrorKind.Network, $"The connection to {Place(uri)} broke during the answer.", exception) { Attempts = attempts },
            _ => null,
        };
    }

    /// <summary>host:port, the only part of an address that may appear in a message: paths and queries can hold secrets.</summary>
    public static string Place(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? $"{uri.Host}:{uri.Port}" : $"{uri.IdnHost}:{uri.Port}";
}
