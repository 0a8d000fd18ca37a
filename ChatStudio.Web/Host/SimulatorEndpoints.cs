using ChatStudio.Core.Providers.Simulated;

namespace ChatStudio.Web.Host;

/// <summary>
/// Serves the simulated models over HTTP under <c>/simulator/v1</c>, for tests, benchmarks and other clients of the Chat
/// Completions API. Needs no key.
/// </summary>
public static class SimulatorEndpoints
{
    private const int CopySize = 16 * 1024;

    /// <summary>Maps <c>POST chat/completions</c> and <c>GET models</c>. Call it only where the configuration switches the simulator on.</summary>
    public static IEndpointRouteBuilder MapSimulator(this IEndpointRouteBuilder endpoints)
    {
        // Lives as long as the application; the handler holds nothing that needs an end.
        var simulator = new HttpMessageInvoker(new SimulatedMessageHandler(endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System));
        endpoints.Map("/simulator/v1/{**path}", context => ForwardAsync(simulator, context)).DisableAntiforgery();
        return endpoints;
    }

    private static async Task ForwardAsync(HttpMessageInvoker simulator, HttpContext context)
    {
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"http://simulator{context.Request.Path}");
            request.Content = new StreamContent(context.Request.Body);
            using var response = await simulator.SendAsync(request, context.RequestAborted);
            await WriteAsync(response, context.Response, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left; disposing the response has ended the generation.
        }
    }

    private static async Task WriteAsync(HttpResponseMessage from, HttpResponse to, CancellationToken cancellationToken)
    {
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers))
        {
            to.Headers[name] = values.ToArray();
        }

        await using var body = await from.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[CopySize];
        await to.StartAsync(cancellationToken);
        while (await body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            await to.Body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await to.Body.FlushAsync(cancellationToken);
        }
    }
}
