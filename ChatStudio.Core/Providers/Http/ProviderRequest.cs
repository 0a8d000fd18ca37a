namespace ChatStudio.Core.Providers.Http;

/// <summary>What travels with an <see cref="HttpRequestMessage"/> through the handlers, across all attempts of one generation.</summary>
internal sealed class ProviderRequest(IRequestObserver? observer)
{
    private static readonly HttpRequestOptionsKey<ProviderRequest> Key = new("chatstudio.request");

    public IRequestObserver? Observer { get; } = observer;

    /// <summary>How often it has been sent.</summary>
    public int Attempts { get; set; }

    public static ProviderRequest? Of(HttpRequestMessage? message)
        => message is not null && message.Options.TryGetValue(Key, out var request) ? request : null;

    public void AttachTo(HttpRequestMessage message) => message.Options.Set(Key, this);
}
