using System.Net;
using System.Net.Sockets;
using ChatStudio.Core.Providers.Health.Advice;

namespace ChatStudio.Core.Providers.Health.Probes;

internal sealed class ResolveProbe : IHealthProbe
{
    public HealthCheckpoint Checkpoint => HealthCheckpoint.ResolveName;

    public TimeSpan Limit(HealthLimits limits) => limits.Network;

    public async Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        // DnsSafeHost drops the brackets of an IPv6 address and is in Punycode where the name needs it.
        var host = check.Door.IdnHost;
        if (IPAddress.TryParse(host, out var address))
        {
            check.Addresses = [address];
            return HealthFinding.Ok("An address, nothing to look up");
        }

        try
        {
            check.Addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            return HealthFinding.Failed(NetworkAdvice.UnknownName(check, e.SocketErrorCode));
        }

        return check.Addresses.Count > 0
            ? HealthFinding.Ok(check.Proxy is null ? null : $"The proxy {host}, which resolves the provider's name itself")
            : HealthFinding.Failed(NetworkAdvice.UnknownName(check, SocketError.NoData));
    }
}
