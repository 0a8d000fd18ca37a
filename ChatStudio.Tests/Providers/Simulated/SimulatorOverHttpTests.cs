using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Tests.Providers.Simulated;

public sealed class SimulatorOverHttpTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _clientLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        _app = builder.Build();
        _app.Use(async (context, next) =>
        {
            await next(context);
            if (context.RequestAborted.IsCancellationRequested)
            {
                _clientLeft.TrySetResult();
            }
        });
        _app.MapSimulator();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient(new SocketsHttpHandler { MaxResponseDrainSize = 0 }) { BaseAddress = new(_app.Urls.Single() + "/simulator/v1/") };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Models_are_listed()
    {
        using var json = await _client.GetFromJsonAsync<JsonDocument>("models", TestContext.Current.CancellationToken);

        Assert.Equal(SimulatedModels.All.Select(model => model.ModelId), json!.RootElement.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Chunks_are_flushed_as_they_come()
    {
        using var response = await PostAsync("steady-20", "repeat after me: one two three four five six seven eight");
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        var buffer = new byte[64 * 1024];
        var reads = new List<TimeSpan>();
        var text = new StringBuilder();
        while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken) is var read and > 0)
        {
            reads.Add(clock.Elapsed);
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        Assert.True(reads.Count >= 5, $"{reads.Count} reads");
        Assert.True(reads[^1] - reads[0] > TimeSpan.FromMilliseconds(200));
        Assert.EndsWith("data: [DONE]\n\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generation_ends_when_the_client_leaves()
    {
        var response = await PostAsync("steady-50", "Write about 20000 tokens on patience");
        var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Assert.True(await stream.ReadAsync(new byte[1024], TestContext.Current.CancellationToken) > 0);

        response.Dispose();

        await _clientLeft.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task OpenAI_s_own_client_reads_the_stream()
    {
        var client = new global::OpenAI.Chat.ChatClient("steady-2000", new System.ClientModel.ApiKeyCredential("unused"), new() { Endpoint = new(_app.Urls.Single() + "/simulator/v1") });
        var text = new StringBuilder();
        var chunks = 0;
        global::OpenAI.Chat.ChatTokenUsage? usage = null;
        global::OpenAI.Chat.ChatFinishReason? finish = null;

        await foreach (var update in client.CompleteChatStreamingAsync([new global::OpenAI.Chat.UserChatMessage("Count to 100")], cancellationToken: TestContext.Current.CancellationToken))
        {
            var part = string.Concat(update.ContentUpdate.Select(content => content.Text));
            chunks += part.Length > 0 ? 1 : 0;
            text.Append(part);
            usage = update.Usage ?? usage;
            finish = update.FinishReason ?? finish;
        }

        Assert.Equal(string.Join(", ", Enumerable.Range(1, 100)) + ".", text.ToString());
        Assert.Equal(global::OpenAI.Chat.ChatFinishReason.Stop, finish);
        Assert.Equal(chunks, usage?.OutputTokenCount);
    }

    [Fact]
    public async Task Errors_keep_status_headers_and_body()
    {
        using var response = await PostAsync("rate-limited", "Explain batching");

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("rate_limit_exceeded", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostAsync(string model, string prompt) => _client.SendAsync(
        new(HttpMethod.Post, "chat/completions") { Content = new StringContent(SimulatorConversation.Body(model, prompt), Encoding.UTF8, "application/json") },
        HttpCompletionOption.ResponseHeadersRead,
        TestContext.Current.CancellationToken);
}
