using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using BenchmarkDotNet.Attributes;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenAI.Chat;

namespace ChatStudio.Benchmarks;

/// <summary>
/// Cost of one chunk, in memory and over loopback, beside OpenAI's own client in the same run. Target for our parser: at most
/// 1.5 µs and 64 bytes a chunk. The loopback figures include the server, which writes ready-made bytes.
/// </summary>
// The median and the least of the iterations tell more than the mean where other work shares the cores.
[MemoryDiagnoser, MedianColumn, MinColumn]
public class ParserBenchmarks
{
    private WebApplication _server = null!;
    private SocketsHttpHandler _sockets = null!;
    private OpenAIChatClient _inMemory = null!;
    private OpenAIChatClient _overLoopback = null!;
    private ChatClient _official = null!;
    private IChatClient _officialAsIChatClient = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(ServeAsync);
        await _server.StartAsync();

        _sockets = ProviderPipeline.CreateSockets(isLocal: true);
        var url = _server.Urls.Single() + "/v1";
        _overLoopback = Client(url, _sockets);
        _inMemory = Client("http://in.memory/v1", new MemoryHandler());
        _official = new("m", new ApiKeyCredential("key"), new() { Endpoint = new(url), Transport = new HttpClientPipelineTransport(new HttpClient(_sockets)) });
        _officialAsIChatClient = _official.AsIChatClient();
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _server.DisposeAsync();
        _sockets.Dispose();
    }

    /// <summary>Bytes to chunks, in memory: the parser alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RecordedChat.Chunks)]
    public async Task<int> Parser()
    {
        await using var wire = new OpenAIChatWire(new MemoryStream(RecordedChat.Body), TimeProvider.System, null, CancellationToken.None);
        var characters = 0;
        while (await wire.ReadAsync())
        {
            characters += wire.Current.Choice?.Content?.Length ?? 0;
        }

        return characters;
    }

    /// <summary>Bytes to updates of <see cref="IChatClient"/>, in memory.</summary>
    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks)]
    public Task<int> ClientInMemory() => CountAsync(_inMemory);

    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks)]
    public Task<int> ClientOverLoopback() => CountAsync(_overLoopback);

    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks)]
    public async Task<int> OfficialClientOverLoopback()
    {
        var characters = 0;
        await foreach (var update in _official.CompleteChatStreamingAsync([new UserChatMessage("Hi")]))
        {
            foreach (var part in update.ContentUpdate)
            {
                characters += part.Text.Length;
            }
        }

        return characters;
    }

    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks)]
    public Task<int> OfficialClientAsIChatClientOverLoopback() => CountAsync(_officialAsIChatClient);

    private static async Task<int> CountAsync(IChatClient client)
    {
        var characters = 0;
        await foreach (var update in client.GetStreamingResponseAsync([new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, "Hi")]))
        {
            for (var i = 0; i < update.Contents.Count; i++)
            {
                characters += update.Contents[i] is TextContent text ? text.Text.Length : 0;
            }
        }

        return characters;
    }

    private static OpenAIChatClient Client(string url, HttpMessageHandler handler)
        => OpenAIEndpoint.TryCreate(url, "key", out var endpoint, out var problem)
            ? new(endpoint, "m", () => new HttpClient(handler, disposeHandler: false), new(), TimeProvider.System, NullLogger<OpenAIChatClient>.Instance)
            : throw new InvalidOperationException(problem);

    private static async Task ServeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        for (var position = 0; position < RecordedChat.Body.Length; position += 16 * 1024)
        {
            await context.Response.Body.WriteAsync(RecordedChat.Body.AsMemory(position, Math.Min(16 * 1024, RecordedChat.Body.Length - position)));
        }
    }

    private sealed class MemoryHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(RecordedChat.Body)) });
    }
}
