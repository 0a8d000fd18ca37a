using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using ChatStudio.Core.Providers.Health.Advice;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>The TLS handshake on a connection of its own: no request, and so no key, before the certificate is known to be good.</summary>
internal sealed class SecureProbe : IHealthProbe
{
    public HealthCheckpoint Checkpoint => HealthCheckpoint.Secure;

    public TimeSpan Limit(HealthLimits limits) => limits.Network;

    public async Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        if (check.Proxy is not null)
        {
            return HealthFinding.Unknown("Inside the proxy's tunnel; the next step proves it");
        }

        var certificate = new CertificateProblem();
        var (handshake, failure) = await ShakeHandsAsync(check, certificate, cancellationToken).ConfigureAwait(false);
        if (handshake is { } protocol)
        {
            return HealthFinding.Ok(protocol);
        }

        if (certificate.Seen)
        {
            return HealthFinding.Failed(certificate.Advice(check));
        }

        var speaksPlainHttp = await PortTalk.SpeaksPlainHttpAsync(check, cancellationToken).ConfigureAwait(false);
        return HealthFinding.Failed(speaksPlainHttp ? NetworkAdvice.PlainHttpBehindHttps(check) : NetworkAdvice.NoHandshake(check, failure));
    }

    private static async Task<(string? Protocol, Exception? Failure)> ShakeHandsAsync(HealthCase check, CertificateProblem certificate, CancellationToken cancellationToken)
    {
        await using var network = new NetworkStream(check.Socket!, ownsSocket: true);
        await using var tls = new SslStream(network);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = check.Door.IdnHost,
                    CertificateChainPolicy = check.Target.CertificatePolicy,
                    RemoteCertificateValidationCallback = certificate.Look,
                },
                cancellationToken).ConfigureAwait(false);
            return (tls.SslProtocol switch { SslProtocols.Tls13 => "TLS 1.3", SslProtocols.Tls12 => "TLS 1.2", var other => other.ToString() }, null);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return (null, e);
        }
    }
}
