namespace ChatStudio.Core.Providers.Http;

/// <summary>A provider's server in one dialect: what it is called, where its API is, and how to get in. Prints its origin only.</summary>
internal abstract class ProviderEndpoint(ServerAddress address)
{
    /// <summary>The header that holds the key where it is not <c>Authorization</c>.</summary>
    protected const string KeyHeader = "x-api-key";

    /// <summary>For keys and addresses, for example <c>openai</c>.</summary>
    public abstract string Id { get; }

    /// <summary>For people, for example <c>OpenAI</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Where answers are asked for.</summary>
    public abstract Uri Chat { get; }

    /// <summary>Where models are listed.</summary>
    public abstract Uri Models { get; }

    public string? ApiKey => Address.ApiKey;

    /// <summary><c>scheme://host:port</c>.</summary>
    public string Origin => Address.Origin;

    /// <summary>A server on this machine.</summary>
    public bool IsLocal => Address.IsLocal;

    protected ServerAddress Address { get; } = address;

    /// <summary>Adds the key, where there is one, to a request to this endpoint.</summary>
    public abstract void Authorize(HttpRequestMessage message);

    /// <summary>The key a request carries, to be kept out of everything that is said about it.</summary>
    public static string? KeyIn(HttpRequestMessage message)
        => message.Headers.Authorization?.Parameter ?? (message.Headers.TryGetValues(KeyHeader, out var values) ? values.FirstOrDefault() : null);

    public override string ToString() => Origin;
}
