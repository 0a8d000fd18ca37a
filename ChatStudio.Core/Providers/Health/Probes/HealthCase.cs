using System.Net;
using System.Net.Sockets;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>What is known in the middle of a check; each probe adds to it.</summary>
internal sealed class HealthCase(HealthTarget target, HealthCheckOptions options, TimeProvider time) : IDisposable
{
    public HealthTarget Target { get; } = target;

    public HealthCheckOptions Options { get; } = options;

    public TimeProvider Time { get; } = time;

    /// <summary>The provider, or the proxy in front of it.</summary>
    public Uri Door => Proxy ?? Target.Models!;

    /// <summary>The proxy requests to the provider go through; null without one. It would connect where we may not.</summary>
    public Uri? Proxy { get; } = target is { Models: { } models, IsLocal: false, Access: NetworkAccess.Local } && !HttpClient.DefaultProxy.IsBypassed(models) ? HttpClient.DefaultProxy.GetProxy(models) : null;

    public IReadOnlyList<IPAddress> Addresses { get; set; } = [];

    /// <summary>
    /// One of <see cref="Addresses"/> that may not be connected to; null when all may. They are what sockets are given, so that
    /// no second look at DNS can put another one in their place.
    /// </summary>
    public IPAddress? Refused => Target.Access == NetworkAccess.PublicOnly ? Addresses.FirstOrDefault(PrivateAddress.Is) : null;

    /// <summary>The connection of the network steps. No request is ever sent on it.</summary>
    public Socket? Socket { get; set; }

    /// <summary>Why the list of models was refused, where that alone does not end the check.</summary>
    public ProviderException? ListRefusal { get; set; }

    public int? ModelsFound { get; set; }

    public ModelInfo? Model { get; set; }

    /// <summary>The test answer.</summary>
    public ProbedAnswer? Answer { get; set; }

    public HealthCapabilities Capabilities { get; set; } = new();

    /// <summary>For sentences: <c>api.openai.com:443</c>, or the proxy's.</summary>
    public string DoorPlace => NetworkFailure.Place(Door);

    public void Dispose() => Socket?.Dispose();
}
