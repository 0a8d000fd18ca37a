using System.Net;
using System.Net.Sockets;

namespace ChatStudio.Core.Providers.Http;

/// <summary>
/// Addresses that are not part of the public internet, by the registries of special-purpose addresses (RFC 6890). Looked at
/// where a socket connects and never in the text of a URL, which can spell the same address in many ways.
/// </summary>
internal static class PrivateAddress
{
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("0.0.0.0/8"),       // this host
        IPNetwork.Parse("10.0.0.0/8"),      // private
        IPNetwork.Parse("100.64.0.0/10"),   // shared by a provider's customers
        IPNetwork.Parse("127.0.0.0/8"),     // loopback
        IPNetwork.Parse("169.254.0.0/16"),  // link-local: metadata services of clouds
        IPNetwork.Parse("172.16.0.0/12"),   // private
        IPNetwork.Parse("192.0.0.0/24"),    // protocol assignments
        IPNetwork.Parse("192.168.0.0/16"),  // private
        IPNetwork.Parse("198.18.0.0/15"),   // benchmarks
        IPNetwork.Parse("224.0.0.0/3"),     // multicast, reserved, broadcast
        IPNetwork.Parse("::/128"),          // unspecified
        IPNetwork.Parse("::1/128"),         // loopback
        IPNetwork.Parse("fc00::/7"),        // unique local
        IPNetwork.Parse("fe80::/10"),       // link-local
        IPNetwork.Parse("fec0::/10"),       // site-local, deprecated
        IPNetwork.Parse("ff00::/8"),        // multicast
    ];

    // Mapped ones (::ffff:10.0.0.1) aside, the IPv6 addresses that stand for an IPv4 one, and the byte at which it begins.
    private static readonly (IPNetwork Network, int At)[] Embedded =
    [
        (IPNetwork.Parse("::/96"), 12),           // compatible, deprecated
        (IPNetwork.Parse("64:ff9b::/96"), 12),    // NAT64
        (IPNetwork.Parse("2002::/16"), 2),        // 6to4
    ];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Is(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            // Without its scope: fe80::1%2 is in fe80::/10.
            address = new IPAddress(bytes);
            foreach (var (network, at) in Embedded)
            {
                if (network.Contains(address) && Is(new IPAddress(bytes.AsSpan(at, 4))))
                {
                    return true;
                }
            }
        }

        return Networks.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }
}
