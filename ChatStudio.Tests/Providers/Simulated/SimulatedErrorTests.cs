using System.Net;
using System.Text.Json;

namespace ChatStudio.Tests.Providers.Simulated;

public sealed class SimulatedErrorTests
{
    [Theory]
    [InlineData("steady-0")]
    [InlineData("steady-100001")]
    [InlineData("steady-")]
    [InlineData("gpt-5-mini")]
    public async Task Unknown_model_is_404(string model)
    {
        var (status, error) = await RefusedAsync(SimulatorConversation.Body(model, "Hello"));

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
        Assert.Contains($"`{model}`", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"model\":")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}")]
    [InlineData("{\"model\":\"steady-50\"}")]
    [InlineData("{\"model\":\"steady-50\",\"messages\":[]}")]
    [InlineData("{\"model\":\"steady-50\",\"messages\":[{\"content\":\"x\"}]}")]
    [InlineData("{\"model\":\"steady-50\",\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}")]
    public async Task Bad_request_is_400_in_OpenAI_shape(string body)
    {
        var (status, error) = await RefusedAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task Prompt_over_the_context_window_is_refused_by_code()
    {
        var (status, error) = await RefusedAsync(SimulatorConversation.Body("steady-50", string.Concat(Enumerable.Repeat("word ", 140_000))));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("context_length_exceeded", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Request_over_16_MB_is_413()
    {
        var (status, error) = await RefusedAsync(SimulatorConversation.Body("steady-50", new string('x', 17 * 1024 * 1024)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("request_too_large", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Unknown_path_is_404()
    {
        using var simulator = new SimulatorConversation();

        using var response = await simulator.SendAsync(HttpMethod.Get, "/v1/embeddings", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Rate_limited_model_refuses_the_first_attempt_of_each_turn()
    {
        using var simulator = new SimulatorConversation();
        var first = SimulatorConversation.Body("rate-limited", "Explain batching");
        var second = SimulatorConversation.Body("rate-limited", "Explain caching");

        using var refused = await simulator.PostAsync(first, TestContext.Current.CancellationToken);
        using var answered = await simulator.PostAsync(first, TestContext.Current.CancellationToken);
        using var refusedAgain = await simulator.PostAsync(second, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        Assert.Equal("5s", Assert.Single(refused.Headers.GetValues("x-ratelimit-reset-requests")));
        Assert.Equal("0", Assert.Single(refused.Headers.GetValues("x-ratelimit-remaining-requests")));
        Assert.Contains("rate_limit_exceeded", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, refusedAgain.StatusCode);
    }

    [Fact]
    public async Task Failure_without_stream_is_a_500()
    {
        using var simulator = new SimulatorConversation();

        var answer = simulator.PostAsync(SimulatorConversation.Body("fails-mid-stream", "Explain batching", stream: false), TestContext.Current.CancellationToken);
        simulator.Time.Advance(TimeSpan.FromMinutes(1));
        using var response = await answer;

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Error)> RefusedAsync(string body)
    {
        using var simulator = new SimulatorConversation();
        using var response = await simulator.PostAsync(body, TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, json.RootElement.GetProperty("error"));
    }
}
