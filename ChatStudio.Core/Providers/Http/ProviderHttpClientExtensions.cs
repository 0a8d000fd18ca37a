using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace ChatStudio.Core.Providers.Http;

/// <summary>The named <see cref="HttpClient"/> of a provider: retries → one attempt → socket (or a simulator).</summary>
internal static class ProviderHttpClientExtensions
{
    /// <param name="createPrimary">Replaces the sockets, for a provider that lives in this process.</param>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns the handlers it is given.")]
    public static IServiceCollection AddProviderHttpClient(this IServiceCollection services, string name, bool isLocal, Func<IServiceProvider, HttpMessageHandler>? createPrimary = null)
    {
        var client = services
            .AddHttpClient(name, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(createPrimary ?? (_ => CreateSockets(isLocal)))
            // The factory's loggers print request URLs, and a base URL may carry a key in its query.
            .RemoveAllLoggers();
        client.AddResilienceHandler("retry", static (pipeline, context) =>
        {
            var time = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.TimeProvider = time;
            pipeline.AddRetry(RetryPolicy.Create(time));
        });
        client.AddHttpMessageHandler(static provider => new ProviderAttemptHandler(provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>The handler all real providers are reached through.</summary>
    public static SocketsHttpHandler CreateSockets(bool isLocal) => new()
    {
        // A key must never follow a redirect to another origin, and no provider needs cookies.
        AllowAutoRedirect = false,
        UseCookies = false,
        // Otherwise a stopped answer is read on for two seconds, and the provider goes on generating (and billing) as long.
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        // DNS changes are noticed by new connections only.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // A proxy from the environment cannot reach a server on this machine.
        UseProxy = !isLocal,
    };
}
