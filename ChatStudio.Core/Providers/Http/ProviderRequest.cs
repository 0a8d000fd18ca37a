namespace ChatStudio.Core.Providers.Http;

/// <summary>What travels with an <see cref="HttpRequestMessage"/> through the handlers, across all attempts of one generation.</summary>
/// <param name="isBackground">It is sent once only.</param>
internal sealed class ProviderRequest(IRequestObserver? observer, bool isBackground = false)
{
    private static readonly HttpRequestOptionsKey<ProviderRequest> Key = new("chatstudio.request");

    public IRequestObserver? Observer { get; } = observer;

    public bool IsBackground { get; } = isBackground;

    /// <summary>How often it has been sent.</summary>
    public int Attempts { get; set; }

    public static ProviderRequest? Of(HttpRequestMessage? message)
        => message is not null && message.Options.TryGetValue(Key, out var request) ? request : null;

    public void AttachTo(HttpRequestMessage message) => message.Options.Set(Key, this);
}
