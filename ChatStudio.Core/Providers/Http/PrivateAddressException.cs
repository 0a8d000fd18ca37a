using System.Net;

namespace ChatStudio.Core.Providers.Http;

/// <summary>A name leads to an address that may not be connected to.</summary>
internal sealed class PrivateAddressException(IPAddress address)
    : IOException($"{address} is an address of this machine or its network; connections go to public addresses only.")
{
}
