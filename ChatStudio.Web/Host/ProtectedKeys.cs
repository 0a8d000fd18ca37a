using System.Security.Cryptography;
using ChatStudio.Core.Providers.Connections;
using Microsoft.AspNetCore.DataProtection;

namespace ChatStudio.Web.Host;

/// <summary>Encrypts providers' keys with the key ring of the data folder. The origin is part of the purpose: for another one nothing is readable.</summary>
public sealed class ProtectedKeys(IDataProtectionProvider protection) : IKeyProtector
{
    private const string Purpose = "ChatStudio.ProviderKey";

    public string Protect(string key, string origin) => protection.CreateProtector(Purpose, origin).Protect(key);

    public string? Unprotect(string protectedKey, string origin)
    {
        try
        {
            return protection.CreateProtector(Purpose, origin).Unprotect(protectedKey);
        }
        catch (CryptographicException)
        {
            // What is said about it belongs to the connection; the reason is not for people.
            return null;
        }
    }
}
