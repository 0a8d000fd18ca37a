using System.Net;
using System.Net.Sockets;
using ChatStudio.Web.Host;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace ChatStudio.Web.Access;

/// <summary>
/// Binds sockets that only this machine can reach. Every way to name an address (<c>--urls</c>, <c>ASPNETCORE_URLS</c>,
/// <c>ASPNETCORE_HTTP_PORTS</c>, Kestrel endpoints, code) ends here, before anything listens.
/// </summary>
public sealed class LoopbackTransport(IOptions<SocketTransportOptions> options, ILoggerFactory loggers)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly SocketTransportFactory _sockets = new(options, loggers);

    public bool CanBind(EndPoint endpoint) => _sockets.CanBind(endpoint);

    /// <exception cref="StartupException">Other machines could reach the endpoint.</exception>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        IsLocal(endpoint)
            ? _sockets.BindAsync(endpoint, cancellationToken)
            : throw new StartupException(
                $"ChatStudio was told to listen on {endpoint}, where other machines can reach it. It has no sign-in yet, so whoever "
                + "reached it could read every chat and spend your keys: it listens on this machine only. Set a loopback address "
                + $"in --urls, ASPNETCORE_URLS or Kestrel:Endpoints, for example http://127.0.0.1:{DefaultAddress.FirstPort}, and remove ASPNETCORE_HTTP_PORTS "
                + "where it is set. From elsewhere, use a tunnel: ssh -L 5280:127.0.0.1:5280 <this machine>");

    // A Unix socket is as local as its file's permissions; a handle passed in could be anything.
    private static bool IsLocal(EndPoint endpoint) => endpoint switch
    {
        IPEndPoint ip => IPAddress.IsLoopback(ip.Address),
        UnixDomainSocketEndPoint => true,
        _ => false,
    };
}
