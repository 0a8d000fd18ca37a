using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Dialects;

namespace ChatStudio.Web.Host;

/// <summary>
/// Serves the simulated models over HTTP in three dialects, for tests, benchmarks and other clients: Chat Completions under
/// <c>/simulator/v1</c>, Anthropic Messages under <c>/simulator/anthropic</c>, Ollama under <c>/simulator/ollama</c>. Needs no key.
/// </summary>
public static class SimulatorEndpoints
{
    private const int CopySize = 16 * 1024;

    /// <summary>Maps all three. Call it only where the configuration switches the simulator on.</summary>
    public static IEndpointRouteBuilder MapSimulator(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/simulator/v1", SimulatedDialect.ChatCompletions);
        Map(endpoints, "/simulator/anthropic", SimulatedDialect.Messages);
        Map(endpoints, "/simulator/ollama", SimulatedDialect.Ollama);
        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, SimulatedDialect dialect)
    {
        // Lives as long as the application; the handler holds nothing that needs an end.
        var simulator = new HttpMessageInvoker(new SimulatedMessageHandler(endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System, dialect));
        endpoints.Map(path + "/{**path}", context => ForwardAsync(simulator, context)).DisableAntiforgery();
    }

    private static async Task ForwardAsync(HttpMessageInvoker simulator, HttpContext context)
    {
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"http://simulator{context.Request.Path}{context.Request.QueryString}");
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
