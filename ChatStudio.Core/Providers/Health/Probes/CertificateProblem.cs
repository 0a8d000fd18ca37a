using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>Looks at a certificate while it is checked, and says in words why it was not accepted.</summary>
internal sealed class CertificateProblem
{
    private SslPolicyErrors _errors;
    private X509ChainStatusFlags _chain;
    private X509Certificate2? _certificate;

    /// <summary>There was a certificate and it was refused; otherwise the handshake broke before it came.</summary>
    public bool Seen => _errors is not (SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNotAvailable);

    public bool Look(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _errors = errors;
        _certificate = certificate as X509Certificate2;
        _chain = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status) ?? X509ChainStatusFlags.NoError;
        if (errors != SslPolicyErrors.None && _certificate is { } seen)
        {
            // The handshake disposes the original.
            _certificate = X509CertificateLoader.LoadCertificate(seen.RawDataMemory.Span);
        }

        return errors == SslPolicyErrors.None;
    }

    public HealthAdvice Advice(HealthCase check)
    {
        var (name, host) = (check.Target.ProviderName, check.Door.IdnHost);
        if (_certificate is not { } certificate)
        {
            return New("no certificate", $"{name} showed no certificate", "Renew the certificate on the server, or change the base URL.");
        }

        var now = check.Time.GetUtcNow();
        return certificate.NotAfter.ToUniversalTime() < now
            ? New("expired", $"The certificate of {name} has expired", $"It was valid until {Day(certificate.NotAfter)}. Renew it on the server; if it is not expired, check this machine's clock.")
            : certificate.NotBefore.ToUniversalTime() > now
            ? New("not yet valid", $"The certificate of {name} is not valid yet", $"It is valid from {Day(certificate.NotBefore)}. Check the clocks of this machine and of the server.")
            : _errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? New("wrong name", $"The certificate of {name} is for another name", $"It is for {Names(certificate)}, not for {host}. Use that name in the base URL, or give the server a certificate for {host}.")
            : _chain.HasFlag(X509ChainStatusFlags.Revoked)
            ? New("revoked", $"The certificate of {name} was revoked", "Its issuer withdrew it. Renew it on the server.")
            : certificate.Subject == certificate.Issuer
            ? New("self-signed", $"The certificate of {name} is self-signed", "This machine does not trust it. Add it to the system's trusted certificates, or use one from a known authority.")
            : New("untrusted", $"The certificate of {name} is not trusted", $"Its issuer {Issuer(certificate)} is not known to this machine. Add that authority to the system's trusted certificates, or have the server send its whole chain.");
    }

    private static HealthAdvice New(string word, string title, string body) => new(HealthState.NotSecure, word, title, $"{body} The key was not sent.");

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Names(X509Certificate2 certificate)
    {
        string[] names = [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames())];
        return names switch
        {
            [] => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            { Length: > 3 } => $"{string.Join(", ", names[..3])} and {names.Length - 3} more",
            _ => string.Join(" and ", names),
        };
    }

    private static string Issuer(X509Certificate2 certificate) => $"\"{certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}\"";
}
