using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatStudio.Tests.Support;

/// <summary>
/// How long this machine takes, at the moment, to tell one end of a loopback connection that the other end has closed it:
/// what no program can be quicker than. A fraction of a millisecond, or much more where other work holds the cores.
/// </summary>
public static class BareSocket
{
    /// <returns>Milliseconds from the close to its notice.</returns>
    public static async Task<double> CloseAsync(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, cancellationToken);
        using var server = await listener.AcceptTcpClientAsync(cancellationToken);
        var closed = NoticeAsync(server.GetStream(), cancellationToken);

        var closedAt = Stopwatch.GetTimestamp();
        client.Close();
        return Stopwatch.GetElapsedTime(closedAt, await closed).TotalMilliseconds;
    }

    private static async Task<long> NoticeAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        Assert.Equal(0, await stream.ReadAsync(new byte[1], cancellationToken));
        return Stopwatch.GetTimestamp();
    }
}
