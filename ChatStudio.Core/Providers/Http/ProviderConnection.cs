using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.Http;

/// <summary>What a provider takes from the services to reach its server.</summary>
/// <param name="clientName">The name under which its <see cref="HttpClient"/> was registered.</param>
internal sealed class ProviderConnection(IServiceProvider services, string clientName)
{
    private readonly IHttpClientFactory _factory = services.GetRequiredService<IHttpClientFactory>();

    public TimeProvider Time { get; } = services.GetRequiredService<TimeProvider>();

    public HttpClient Http() => _factory.CreateClient(clientName);

    public ILogger<T> Logger<T>() => services.GetRequiredService<ILogger<T>>();
}
