using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Benchmarks;

/// <summary>A server on loopback that answers each request with ready-made bytes, at once: what is left to measure is the client.</summary>
internal sealed class RecordedServer(WebApplication app) : IAsyncDisposable
{
    private const int WriteSize = 64 * 1024;

    public string Origin => app.Urls.Single();

    public static async Task<RecordedServer> StartAsync(byte[] body, string contentType)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context => ServeAsync(context, body, contentType));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task ServeAsync(HttpContext context, byte[] body, string contentType)
    {
        context.Response.ContentType = contentType;
        for (var position = 0; position < body.Length; position += WriteSize)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(position, Math.Min(WriteSize, body.Length - position)));
        }
    }
}
