using System.Collections.Concurrent;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>For connections that are kept in memory only, where there is nothing to encrypt: hands out a ticket for each key.</summary>
internal sealed class KeysInMemory : IKeyProtector
{
    private readonly ConcurrentDictionary<(string Ticket, string Origin), string> _keys = [];

    public string Protect(string key, string origin)
    {
        var ticket = Guid.NewGuid().ToString("N");
        _keys[(ticket, origin)] = key;
        return ticket;
    }

    public string? Unprotect(string protectedKey, string origin) => _keys.GetValueOrDefault((protectedKey, origin));
}
