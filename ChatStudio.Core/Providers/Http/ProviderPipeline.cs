using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Telemetry;

namespace ChatStudio.Core.Providers.Http;

/// <summary>The way of a request: retries → one attempt → the key's origin → socket (or a simulator).</summary>
/// <remarks>
/// One for each revision of a connection, made by hand: connections come and go while the app runs, and a client factory knows
/// only names that were registered at its start. Never disposed, since an answer may still read from it after its connection was
/// changed; connections idle for a minute close by themselves, and then there is nothing left to release.
/// </remarks>
internal static class ProviderPipeline
{
    /// <summary>A client for each request, over the same handlers; disposing it disposes nothing else.</summary>
    /// <param name="origin">Where the key belongs, <c>scheme://host:port</c>.</param>
    /// <param name="keyHeader">The header for the key where it is not <c>Authorization</c>.</param>
    public static Func<HttpClient> Create(HttpMessageHandler primary, string origin, string? keyHeader, TimeProvider time, ILoggerFactory loggers)
    {
        var retries = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "provider", TimeProvider = time }
            // Polly would warn with a stack trace at each attempt. A failure that is tried again is no bug: the run says it in a line.
            .ConfigureTelemetry(new TelemetryOptions { LoggerFactory = loggers, SeverityProvider = static _ => ResilienceEventSeverity.Debug })
            .AddRetry(RetryPolicy.Create(time))
            .Build();
        var handlers = new ResilienceHandler(retries)
        {
            InnerHandler = new ProviderAttemptHandler(time) { InnerHandler = new CredentialHandler(origin, keyHeader) { InnerHandler = primary } },
        };
        return () => new HttpClient(handlers, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The handler all real providers are reached through.</summary>
    public static SocketsHttpHandler CreateSockets(bool isLocal, NetworkAccess access = NetworkAccess.Local) => new()
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
        // A proxy from the environment cannot reach a server on this machine, and would connect where we may not.
        UseProxy = !isLocal && access == NetworkAccess.Local,
        ConnectCallback = access == NetworkAccess.PublicOnly ? PublicConnect.ConnectAsync : null,
    };
}
