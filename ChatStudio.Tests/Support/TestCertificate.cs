using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatStudio.Tests.Support;

/// <summary>A self-signed certificate, made for one test.</summary>
public static class TestCertificate
{
    public static X509Certificate2 Create(string name = "localhost", DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(from ?? DateTimeOffset.UtcNow.AddDays(-1), until ?? DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>Trusts this certificate and no other.</summary>
    public static X509ChainPolicy Trusting(X509Certificate2 certificate)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(certificate);
        return policy;
    }
}
