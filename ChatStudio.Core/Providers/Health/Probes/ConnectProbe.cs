using System.Net;
using System.Net.Sockets;
using ChatStudio.Core.Providers.Health.Advice;

namespace ChatStudio.Core.Providers.Health.Probes;

internal sealed class ConnectProbe : IHealthProbe
{
    /// <summary>What one of several addresses gets; a dead IPv6 way must not eat the whole limit.</summary>
    private static readonly TimeSpan OneOfSeveral = TimeSpan.FromSeconds(3);

    public HealthCheckpoint Checkpoint => HealthCheckpoint.Connect;

    public TimeSpan Limit(HealthLimits limits) => limits.Network;

    public async Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        if (check.Refused is not null)
        {
            return HealthFinding.Failed(NetworkAdvice.PrivateAddress(check));
        }

        var problem = SocketError.HostUnreachable;
        for (var i = 0; i < check.Addresses.Count; i++)
        {
            using var own = new CancellationTokenSource(i < check.Addresses.Count - 1 ? OneOfSeveral : Timeout.InfiniteTimeSpan, check.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(own.Token, cancellationToken);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(check.Addresses[i], check.Door.Port), either.Token).ConfigureAwait(false);
                check.Socket = socket;
                return HealthFinding.Ok(check.Proxy is null ? null : $"To the proxy {check.DoorPlace}");
            }
            catch (SocketException e)
            {
                socket.Dispose();
                problem = e.SocketErrorCode;
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                problem = SocketError.TimedOut;
            }
        }

        return HealthFinding.Failed(NetworkAdvice.NoConnection(check, problem));
    }
}
