using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Providers.Simulated;

namespace ChatStudio.Tests.Providers.Simulated;

public sealed class SimulatorOverHttpTests : IAsyncLifetime
{
    private SimulatorServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(TimeProvider.System);
        _client = new HttpClient(new SocketsHttpHandler { MaxResponseDrainSize = 0 }) { BaseAddress = new(_server.Origin + "/simulator/v1/") };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
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

        await _server.ClientLeft.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
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
