using System.Net.Sockets;
using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health.Advice;

/// <summary>Words for failures below HTTP.</summary>
internal static class NetworkAdvice
{
    public static HealthAdvice UnknownName(HealthCase check, SocketError error)
    {
        var host = check.Door.IdnHost;
        return error == SocketError.TryAgain
            ? new(HealthState.Unreachable, "no DNS", $"The name {host} could not be looked up", "The name server did not answer. Check this machine's network, then check again.")
            : new(HealthState.Unreachable, "unknown", $"The name {host} is not known", check.Proxy is null
                ? "DNS has no entry for it. Correct the host in the base URL, or check this machine's network."
                : "DNS has no entry for the proxy. Correct HTTPS_PROXY or HTTP_PROXY.");
    }

    public static HealthAdvice PrivateAddress(HealthCase check)
        => new(HealthState.Unreachable, "private", $"{check.Target.ProviderName} is not on the public internet",
            $"{check.DoorPlace} leads into this machine's own network, and ChatStudio connects to public addresses only. Change the base URL.");

    public static HealthAdvice NoConnection(HealthCase check, SocketError error)
    {
        var name = check.Proxy is null ? check.Target.ProviderName : $"The proxy {check.DoorPlace}";
        var setting = check.Proxy is null ? "the base URL" : "HTTPS_PROXY or HTTP_PROXY";
        return error switch
        {
            SocketError.ConnectionRefused => new(HealthState.Unreachable, "refused", $"{name} refused the connection",
                $"Nothing is listening on port {check.Door.Port}. Start the server, or change {setting}."),
            SocketError.TimedOut => Late(check, "no answer"),
            SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown or SocketError.HostDown => new(
                HealthState.Unreachable, "no route", $"There is no way to {check.DoorPlace}", $"Check this machine's network and VPN, or change {setting}."),
            _ => new(HealthState.Unreachable, "failed", $"No connection to {check.DoorPlace}", $"The network reported {error}. Check this machine's network, or change {setting}."),
        };
    }

    public static HealthAdvice PlainHttpBehindHttps(HealthCase check)
        => new(HealthState.NotSecure, "plain http", $"{check.Target.ProviderName} speaks plain http", $"Port {check.Door.Port} does not speak TLS. Write http:// in place of https:// in the base URL. The key was not sent.");

    public static HealthAdvice HttpsBehindPlainHttp(HealthCase check)
        => new(HealthState.NotSecure, "https", $"{check.Target.ProviderName} speaks https", $"Port {check.Door.Port} expects TLS. Write https:// in place of http:// in the base URL.");

    public static HealthAdvice NoHandshake(HealthCase check, Exception? failure)
        => new(HealthState.NotSecure, "failed", $"No secure connection to {check.Target.ProviderName}",
            $"The TLS handshake on port {check.Door.Port} broke{(failure is IOException ? " when the server closed the connection" : "")}. Check the port in the base URL, and the TLS settings of the server. The key was not sent.");

    /// <summary>One of our limits passed in a network step.</summary>
    public static HealthAdvice Late(HealthCase check, string word)
        => new(HealthState.Unreachable, word, $"{(check.Proxy is null ? check.Target.ProviderName : "The proxy")} does not answer",
            $"Nothing came back from {check.DoorPlace}. Is the machine on, is a firewall in between, is the base URL right?");
}
