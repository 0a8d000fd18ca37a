using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Anthropic;

/// <summary>The provider over HTTP: addresses, keys, lists of models, errors.</summary>
public sealed class AnthropicProviderTests
{
    [Theory]
    [InlineData("https://api.anthropic.com", "https://api.anthropic.com/v1/messages", "anthropic", "Anthropic")]
    [InlineData("https://api.anthropic.com/v1/", "https://api.anthropic.com/v1/messages", "anthropic", "Anthropic")]
    [InlineData("https://api.anthropic.com/v1/messages", "https://api.anthropic.com/v1/messages", "anthropic", "Anthropic")]
    [InlineData("https://openrouter.ai/api", "https://openrouter.ai/api/v1/messages", "anthropic-openrouter.ai", "openrouter.ai (Anthropic)")]
    [InlineData("localhost:1234", "http://localhost:1234/v1/messages", "anthropic-localhost-1234", "localhost:1234 (Anthropic)")]
    public void Base_url_is_taken_as_people_paste_it(string pasted, string chat, string id, string name)
    {
        Assert.True(AnthropicEndpoint.TryCreate(pasted, null, out var endpoint, out _));
        Assert.Equal((chat, id, name), (endpoint.Chat.AbsoluteUri, endpoint.Id, endpoint.Name));
    }

    [Fact]
    public async Task Key_and_version_go_with_every_request_in_their_own_headers()
    {
        await using var server = await ProviderServer.StartAsync(Answer("Hello"));
        await using var session = ProviderSession.Anthropic(server.Origin, "sk-ant-key");
        await session.Catalog.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Hello", (await Transcript.OfAsync(session.Client())).Text);
        Assert.All(server.Requests, request =>
        {
            Assert.Equal(("sk-ant-key", "2023-06-01"), (request.Headers["x-api-key"], request.Headers["anthropic-version"]));
            Assert.False(request.Headers.ContainsKey("Authorization"));
        });
    }

    [Fact]
    public async Task Key_follows_no_redirect()
    {
        await using var elsewhere = await ProviderServer.StartAsync();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Bytes(status: 307).Header("Location", elsewhere.Origin + "/v1/messages"));
        await using var session = ProviderSession.Anthropic(server.Origin, "sk-ant-key");
        Assert.Equal(ProviderErrorKind.Protocol, (await Transcript.OfAsync(session.Client())).Failure!.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Pages_of_models_are_followed_to_the_last_and_what_they_say_shapes_requests()
    {
        await using var server = await ProviderServer.StartAsync(Answer("ok"));
        server.Others["limit=1000"] = ProviderReply.Json(200, """{"data":[{"type":"model","id":"claude-opus-9","display_name":"Claude Opus 9","max_input_tokens":1000000,"max_tokens":128000}],"has_more":true,"last_id":"claude-opus-9"}""");
        server.Others["limit=1000&after_id=claude-opus-9"] = ProviderReply.Json(200, """{"data":[{"type":"model","id":"claude-sonnet-9","max_tokens":4000}],"has_more":true,"last_id":"claude-sonnet-9"}""");
        server.Others["limit=1000&after_id=claude-sonnet-9"] = ProviderReply.Json(200, """{"data":[],"has_more":true,"last_id":"claude-sonnet-9"}""");
        await using var session = ProviderSession.Anthropic(server.Origin);
        await session.Catalog.RefreshAsync(TestContext.Current.CancellationToken);

        var models = session.Catalog.Models.Where(model => !model.IsSimulated).ToArray();
        Assert.Equal(["claude-sonnet-9", "claude-opus-9"], models.Select(model => model.ModelId));
        Assert.Equal(1_000_000, models[1].ContextWindow);
        foreach (var (model, limit) in models.Zip([4000, 32_000]))
        {
            await Transcript.OfAsync(session.Client(model.ModelId));
            Assert.Equal(limit, server.ChatRequests[^1].Json.GetProperty("max_tokens").GetInt32());
        }
    }

    [Theory]
    [InlineData(401, "authentication_error", "invalid x-api-key", ProviderErrorKind.Authentication)]
    [InlineData(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.", ProviderErrorKind.Billing)]
    [InlineData(402, "billing_error", "Pay.", ProviderErrorKind.Billing)]
    [InlineData(403, "permission_error", "No.", ProviderErrorKind.Permission)]
    [InlineData(404, "not_found_error", "model: m", ProviderErrorKind.ModelNotFound)]
    [InlineData(413, "request_too_large", "Too large.", ProviderErrorKind.BadRequest)]
    [InlineData(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum", ProviderErrorKind.ContextTooLong)]
    [InlineData(429, "rate_limit_error", "Slow down.", ProviderErrorKind.RateLimited)]
    [InlineData(500, "api_error", "Internal server error", ProviderErrorKind.ServerError)]
    [InlineData(529, "overloaded_error", "Overloaded", ProviderErrorKind.Overloaded)]
    public async Task Errors_keep_their_kind_words_and_id(int status, string type, string message, ProviderErrorKind kind)
    {
        var body = JsonSerializer.Serialize(new { type = "error", error = new { type, message }, request_id = "req_1" });
        await using var server = await ProviderServer.StartAsync(ProviderReply.Json(status, body).Header("request-id", "req_1").Header("x-should-retry", "false"));
        await using var session = ProviderSession.Anthropic(server.Origin);
        var failure = (await Transcript.OfAsync(session.Client())).Failure!;
        Assert.Equal((kind, message, type, "req_1"), (failure.Kind, failure.ProviderMessage, failure.ProviderCode, failure.RequestId));
    }

    [Fact]
    public async Task Overload_is_waited_for_as_long_as_the_server_asks()
    {
        await using var server = await ProviderServer.StartAsync(
            ProviderReply.Json(529, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""").Header("retry-after", "7"), Answer("back"));
        await using var session = ProviderSession.Anthropic(server.Origin);
        var observer = new QuietObserver();
        Assert.Equal("back", (await Transcript.OfAsync(session.Client(), options: new ChatOptions().WithObserver(observer))).Text);
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(observer.Retries).Delay);
    }

    [Fact]
    public async Task Refused_optional_field_is_left_out_and_that_is_remembered()
    {
        await using var server = await ProviderServer.StartAsync(
            ProviderReply.Json(400, """{"type":"error","error":{"type":"invalid_request_error","message":"`temperature` is deprecated for this model."}}"""), Answer("fine"));
        await using var session = ProviderSession.Anthropic(server.Origin);
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal("fine", (await Transcript.OfAsync(session.Client(), options: new ChatOptions { Temperature = 0.2f })).Text);
        }

        Assert.Equal([true, false, false], server.ChatRequests.Select(request => request.Json.TryGetProperty("temperature", out _)));
    }

    /// <summary>An error inside the conversation names its place; the words in it are not about the request's fields.</summary>
    [Fact]
    public async Task Error_about_a_message_switches_nothing_off()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Json(400, """{"type":"error","error":{"type":"invalid_request_error","message":"messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `text`."}}"""));
        await using var session = ProviderSession.Anthropic(server.Origin);
        Assert.Equal(ProviderErrorKind.BadRequest, (await Transcript.OfAsync(session.Client(), options: new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low } })).Failure!.Kind);
        Assert.Single(server.ChatRequests);
    }

    [Fact]
    public async Task Whole_answer_is_asked_for_without_streaming()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Json(200, """{"type":"message","content":[{"type":"text","text":"whole"}],"stop_reason":"max_tokens","usage":{"input_tokens":1,"output_tokens":2}}"""));
        await using var session = ProviderSession.Anthropic(server.Origin);
        var response = await session.Client().GetResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("whole", ChatFinishReason.Length, 3), (response.Text, response.FinishReason, response.Usage!.TotalTokenCount));
        Assert.False(server.ChatRequests[0].Json.GetProperty("stream").GetBoolean());
    }

    [Fact]
    public async Task Refused_key_names_its_own_setting()
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.Json(401, """{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}""");
        await using var session = ProviderSession.Anthropic(server.Origin, "sk-ant-wrong");
        await session.Catalog.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Contains("ANTHROPIC_API_KEY", session.Catalog.Providers[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Unusable_settings_are_explained_by_their_names()
    {
        var e = Assert.Throws<ProviderConfigurationException>(() => ProviderSession.Anthropic("not a url"));
        Assert.Contains("ANTHROPIC_BASE_URL", e.Message, StringComparison.Ordinal);
    }

    private static ProviderReply Answer(string text)
        => ProviderReply.Stream().Raw(CannedAnthropic.Answer(CannedAnthropic.Open(0, $$"""{"type":"text","text":"{{text}}"}"""), CannedAnthropic.Close(0)));
}
