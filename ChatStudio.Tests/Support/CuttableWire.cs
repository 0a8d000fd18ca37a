using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChatStudio.Tests.Support;

/// <summary>The network between a browser and the app: forwards bytes until it is cut, and again once it is mended, on the same port.</summary>
internal sealed class CuttableWire : IAsyncDisposable
{
    private readonly IPEndPoint _server;
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly ConcurrentBag<Task> _forwarding = [];
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private Task _accepting;

    /// <param name="origin">Where the app listens, <c>http://127.0.0.1:40123</c>.</param>
    public CuttableWire(string origin)
    {
        var uri = new Uri(origin);
        _server = new(IPAddress.Parse(uri.Host), uri.Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public int Port { get; }

    /// <summary>The app's address as the browser sees it.</summary>
    public string Origin => $"http://127.0.0.1:{Port}";

    /// <summary>Ends every connection and refuses new ones.</summary>
    public async Task CutAsync()
    {
        _listener.Dispose();
        await _accepting;
        foreach (var client in _open.Keys)
        {
            client.Close();
        }
    }

    public void Mend()
    {
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        await Task.WhenAll(_forwarding);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _forwarding.Add(ForwardAsync(await listener.AcceptTcpClientAsync()));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private async Task ForwardAsync(TcpClient browser)
    {
        using var server = new TcpClient();
        _open[browser] = 0;
        _open[server] = 0;
        try
        {
            await server.ConnectAsync(_server);
            await Task.WhenAny(
                browser.GetStream().CopyToAsync(server.GetStream()),
                server.GetStream().CopyToAsync(browser.GetStream()));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or one side has left.
        }

        _open.TryRemove(browser, out _);
        _open.TryRemove(server, out _);
        browser.Dispose();
    }
}
