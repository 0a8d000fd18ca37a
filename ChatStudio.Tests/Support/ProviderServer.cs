using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Tests.Support;

/// <summary>
/// A model provider on a real Kestrel server, scripted per test. Requests for an answer, in any dialect, are answered by the
/// queued replies in order (the last one again when there are no more), <c>GET …/models</c> and <c>…/api/tags</c> by
/// <see cref="Models"/>, other paths by <see cref="Others"/>.
/// </summary>
public sealed class ProviderServer : IAsyncDisposable
{
    private static readonly string[] ChatPaths = ["/chat/completions", "/v1/messages", "/v1/responses", "/api/chat"];

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ProviderReply> _replies = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private ProviderReply _last = ProviderReply.Chat("Hello", " from", " the", " test", " provider.");
    private int _taken;

    private ProviderServer(WebApplication app) => _app = app;

    /// <summary>The base URL a user would configure, for example <c>http://127.0.0.1:40123/v1</c>.</summary>
    public string BaseUrl => _app.Urls.First() + "/v1";

    /// <summary>The answer to a request for the list of models.</summary>
    public ProviderReply Models { get; set; } = ProviderReply.Json(200, """{"object":"list","data":[{"id":"test-model","object":"model"}]}""");

    /// <summary>Scheme, host and port.</summary>
    public string Origin => _app.Urls.First();

    /// <summary>Answers to other paths, by how they end.</summary>
    public Dictionary<string, ProviderReply> Others { get; } = [];

    /// <summary>All requests in order of arrival, model lists included.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The requests for an answer.</summary>
    public IReadOnlyList<RecordedRequest> ChatRequests => [.. _requests.Where(IsChat)];

    public static Task<ProviderServer> StartAsync(params ProviderReply[] replies)
        => StartAsync(host => host.UseUrls("http://127.0.0.1:0"), replies);

    /// <summary>The same behind TLS, with this certificate.</summary>
    public static Task<ProviderServer> StartSecureAsync(X509Certificate2 certificate, params ProviderReply[] replies)
        => StartAsync(host => host.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate))), replies);

    private static async Task<ProviderServer> StartAsync(Action<IWebHostBuilder> listen, ProviderReply[] replies)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        listen(builder.WebHost.UseKestrelCore());
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var server = new ProviderServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        server.Enqueue(replies);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Adds replies to later chat requests.</summary>
    public void Enqueue(params ProviderReply[] replies)
    {
        foreach (var reply in replies)
        {
            _replies.Enqueue(reply);
        }
    }

    /// <summary>The next chat request nobody has taken yet, waiting for it where needed.</summary>
    public async Task<RecordedRequest> NextChatRequestAsync(CancellationToken cancellationToken)
    {
        await _arrivals.WaitAsync(cancellationToken);
        return ChatRequests[Interlocked.Increment(ref _taken) - 1];
    }

    public async ValueTask DisposeAsync()
    {
        // Hanging replies hold their connections; a grace period would only make the tests slower.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _arrivals.Dispose();
    }

    private static bool IsChat(RecordedRequest request) => ChatPaths.Any(path => request.Path.Split('?')[0].EndsWith(path, StringComparison.Ordinal));

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await RecordAsync(context);
        using var abort = context.RequestAborted.Register(() => request.MarkAborted(Stopwatch.GetTimestamp()));
        try
        {
            await ReplyTo(request).PlayAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Callbacks run last registered first: a waiting step ends before the callback above, which is then disposed unheard.
            request.MarkAborted(Stopwatch.GetTimestamp());
        }
        finally
        {
            request.MarkFinished();
        }
    }

    private ProviderReply ReplyTo(RecordedRequest request)
    {
        if (!IsChat(request))
        {
            return Others.FirstOrDefault(other => request.Path.EndsWith(other.Key, StringComparison.Ordinal)).Value
                ?? (request.Path.Contains("/models", StringComparison.Ordinal) || request.Path.Contains("/api/tags", StringComparison.Ordinal) ? Models : ProviderReply.Error(404, "Unknown path."));
        }

        return _replies.TryDequeue(out var next) ? _last = next : _last;
    }

    private async Task<RecordedRequest> RecordAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new RecordedRequest
        {
            Method = context.Request.Method,
            Path = context.Request.Path + context.Request.QueryString,
            Headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = await reader.ReadToEndAsync(context.RequestAborted),
            ReceivedAt = Stopwatch.GetTimestamp(),
        };
        _requests.Enqueue(request);
        if (IsChat(request))
        {
            _arrivals.Release();
        }

        return request;
    }
}
