using System.Net;
using System.Net.Sockets;

namespace ChatStudio.Web.Host;

/// <summary>The address of a start that names none: the first free port from 5280 on, on this machine only.</summary>
public static class DefaultAddress
{
    public const int FirstPort = 5280;
    private const int Ports = 20;

    /// <exception cref="StartupException">All twenty ports are taken.</exception>
    public static void UseWhereNoneIsSet(WebApplicationBuilder builder)
    {
        string[] settings = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (settings.Any(key => !string.IsNullOrEmpty(builder.Configuration[key])) || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            return;
        }

        var port = Enumerable.Range(FirstPort, Ports).Cast<int?>().FirstOrDefault(candidate => IsFree(candidate!.Value))
            ?? throw new StartupException($"The ports {FirstPort} to {FirstPort + Ports - 1} are all in use. Name a free one: --urls http://127.0.0.1:<port>");
        if (port != FirstPort)
        {
            Console.WriteLine($"Port {FirstPort} is in use, so this start takes {port}.");
        }

        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
