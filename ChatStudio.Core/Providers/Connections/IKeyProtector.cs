namespace ChatStudio.Core.Providers.Connections;

/// <summary>Encrypts keys before they are written anywhere, each bound to the origin it may be sent to.</summary>
public interface IKeyProtector
{
    /// <param name="origin"><c>scheme://host:port</c>; the same is needed to read the key again.</param>
    string Protect(string key, string origin);

    /// <summary>Null when it cannot be read: it belongs to another origin, or the key ring it was encrypted with is gone.</summary>
    string? Unprotect(string protectedKey, string origin);
}
