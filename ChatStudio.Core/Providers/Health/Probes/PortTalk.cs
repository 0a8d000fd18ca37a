using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>What a port speaks, asked on a connection of its own and without a key, to tell http and https apart after a failure.</summary>
internal static class PortTalk
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>The port answers a plain request with <c>HTTP/…</c>.</summary>
    public static Task<bool> SpeaksPlainHttpAsync(HealthCase check, CancellationToken cancellationToken)
        => AskAsync(check, async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HEAD / HTTP/1.1\r\nHost: {check.DoorPlace}\r\nConnection: close\r\n\r\n"), token).ConfigureAwait(false);
            var answer = new byte[5];
            await stream.ReadExactlyAsync(answer, token).ConfigureAwait(false);
            return answer.AsSpan().SequenceEqual("HTTP/"u8);
        }, cancellationToken);

    /// <summary>The port completes a TLS handshake, whatever its certificate.</summary>
    public static Task<bool> SpeaksTlsAsync(HealthCase check, CancellationToken cancellationToken)
        => AskAsync(check, async (stream, token) =>
        {
            await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
            var shown = false;
            try
            {
                await tls.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions
                    {
                        TargetHost = check.Door.IdnHost,

                        // Nothing is sent on this connection; that a certificate was shown is the answer.
                        RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                        {
                            shown = certificate is not null;
                            return false;
                        },
                    },
                    token).ConfigureAwait(false);
            }
            catch (AuthenticationException)
            {
                // The callback refused what it had seen, as it always does.
            }

            return shown;
        }, cancellationToken);

    private static async Task<bool> AskAsync(HealthCase check, Func<Stream, CancellationToken, Task<bool>> ask, CancellationToken cancellationToken)
    {
        if (check.Refused is not null)
        {
            return false;
        }

        using var limit = new CancellationTokenSource(Limit, check.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. check.Addresses], check.Door.Port, either.Token).ConfigureAwait(false);
            await using var stream = new NetworkStream(socket);
            return await ask(stream, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Whatever it speaks, it is not what was asked for.
            return false;
        }
    }
}
