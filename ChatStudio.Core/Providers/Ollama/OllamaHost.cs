using System.Globalization;
using System.Net;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>
/// <c>OLLAMA_HOST</c> as Ollama reads it (envconfig.Host): <c>host</c>, <c>host:port</c>, <c>:port</c>, with or without a scheme
/// and a path, perhaps in quotes. Without a scheme the port is 11434, with one it is the scheme's own. Servers set it to the
/// addresses they listen on, and those a client cannot call: <c>0.0.0.0</c> means this machine.
/// </summary>
internal static class OllamaHost
{
    private const string DefaultPort = "11434";

    /// <summary>The same as an address with scheme and port.</summary>
    public static string Address(string setting)
    {
        var text = setting.Trim().Trim('"', '\'').Trim();
        var scheme = "http";
        var port = DefaultPort;
        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end)
        {
            (scheme, text) = (text[..end].ToLowerInvariant(), text[(end + 3)..]);
            port = scheme switch { "http" => "80", "https" => "443", _ => DefaultPort };
        }
        else if (text is "ollama.com")
        {
            (scheme, port) = ("https", "443");
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (hostAndPort, path) = slash < 0 ? (text, "") : (text[..slash], text[slash..]);
        var (host, given) = Split(hostAndPort);
        return $"{scheme}://{Callable(host)}:{(IsPort(given) ? given : port)}{path}";
    }

    // [::1]:1234 · ::1 · host:1234 · host · :1234
    private static (string Host, string? Port) Split(string text)
    {
        if (IPAddress.TryParse(text.Trim('[', ']'), out var address))
        {
            return (address.ToString(), null);
        }

        var colon = text.LastIndexOf(':');
        return colon < 0 ? (text, null) : (text[..colon].Trim('[', ']'), text[(colon + 1)..]);
    }

    private static string Callable(string host)
    {
        if (host.Length == 0)
        {
            return "127.0.0.1";
        }

        if (!IPAddress.TryParse(host, out var address))
        {
            return host;
        }

        address = address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
    }

    private static bool IsPort(string? text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
