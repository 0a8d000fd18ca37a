using ChatStudio.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>The simulator's endpoints on a port of loopback.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource _clientLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SimulatorServer(WebApplication app) => _app = app;

    /// <summary>Of the server itself; the dialects are below <c>/simulator</c>.</summary>
    public string Origin => _app.Urls.Single();

    /// <summary>Ends when a client has gone away before its answer was over.</summary>
    public Task ClientLeft => _clientLeft.Task;

    public static async Task<SimulatorServer> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        var app = builder.Build();
        var server = new SimulatorServer(app);
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.RequestAborted.IsCancellationRequested)
            {
                server._clientLeft.TrySetResult();
            }
        });
        app.MapSimulator();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
