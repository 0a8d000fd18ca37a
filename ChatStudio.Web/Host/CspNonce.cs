using System.Security.Cryptography;

namespace ChatStudio.Web.Host;

/// <summary>The nonce of one response: the value that its policy and its only inline script, the import map, share.</summary>
public static class CspNonce
{
    private static readonly object Key = new();

    public static string Of(HttpContext context)
    {
        if (context.Items[Key] is not string nonce)
        {
            context.Items[Key] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }
}
