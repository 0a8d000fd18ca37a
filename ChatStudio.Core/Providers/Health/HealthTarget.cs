using System.Security.Cryptography.X509Certificates;
using ChatStudio.Core.Providers.Http;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Health;

/// <summary>
/// What the doctor needs to reach a provider, in whatever dialect. Not a record, and it prints its place only: the address may
/// hold a secret.
/// </summary>
public sealed class HealthTarget
{
    public required string ProviderId { get; init; }

    /// <summary>For people.</summary>
    public required string ProviderName { get; init; }

    /// <summary>For people, for example <c>OpenAI Chat Completions</c>.</summary>
    public required string Dialect { get; init; }

    /// <summary>Where models are listed (<c>http://localhost:11434/v1/models</c>); null for a provider inside this process.</summary>
    public Uri? Models { get; init; }

    public bool HasKey { get; init; }

    /// <summary>A proxy from the environment is not used for a server on this machine.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Which addresses the doctor's own sockets may go to; <see cref="Http"/> holds itself to the same.</summary>
    public NetworkAccess Access { get; init; }

    /// <summary>The provider's client. Called per request; redirects must not be followed.</summary>
    public Func<HttpClient>? Http { get; init; }

    /// <summary>Adds the key, where there is one, to a request to <see cref="Models"/>. Called after TLS was verified only.</summary>
    public Action<HttpRequestMessage> Authorize { get; init; } = static _ => { };

    /// <summary>The models in the order to offer them. May throw <see cref="ProviderException"/>.</summary>
    public required Func<CancellationToken, Task<IReadOnlyList<ModelInfo>>> ListAsync { get; init; }

    public required Func<string, IChatClient> GetChatClient { get; init; }

    /// <summary>The model a person configured; null when there is none.</summary>
    public string? Model { get; init; }

    /// <summary>Which certificates to trust; null for those of the system.</summary>
    public X509ChainPolicy? CertificatePolicy { get; init; }

    /// <summary><c>host:port</c>, which is all of an address that may be shown: paths and queries can hold secrets.</summary>
    public string Place => Models is null ? "this process" : NetworkFailure.Place(Models);

    public override string ToString() => Place;
}
