using System.Net;
using System.Net.Sockets;

namespace ChatStudio.Core.Providers.Http;

/// <summary>Connects to public addresses only. What is checked is the address the socket goes to, after the name was resolved.</summary>
internal static class PublicConnect
{
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false);
        // One private address among public ones is how a name is turned against the network behind it: all must be public.
        if (Array.Find(addresses, PrivateAddress.Is) is { } refused)
        {
            throw new PrivateAddressException(refused);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
