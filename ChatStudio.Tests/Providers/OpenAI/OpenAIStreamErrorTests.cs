using ChatStudio.Core.Providers;
using static ChatStudio.Tests.Support.CannedAnswer;

namespace ChatStudio.Tests.Providers.OpenAI;

/// <summary>Errors inside a 200: in the stream, and in its place.</summary>
public sealed class OpenAIStreamErrorTests
{
    private static readonly string Begin = Events(Delta("""{"content":"a"}"""));

    [Theory]
    // OpenAI and most others
    [InlineData("data: {\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}\n\n", ProviderErrorKind.ServerError)]
    // Groq: an event name, and a reason of the request's own
    [InlineData("event: error\ndata: {\"error\":{\"message\":\"boom\",\"type\":\"invalid_request_error\",\"code\":\"tool_use_failed\",\"status_code\":400}}\n\n", ProviderErrorKind.BadRequest)]
    // OpenRouter: beside choices, then [DONE]
    [InlineData("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}],\"error\":{\"code\":502,\"message\":\"boom\"}}\n\ndata: [DONE]\n\n", ProviderErrorKind.ServerError)]
    // vLLM: then [DONE]
    [InlineData("data: {\"error\":{\"message\":\"boom\",\"type\":\"rate_limit_exceeded\",\"code\":429}}\n\ndata: [DONE]\n\n", ProviderErrorKind.RateLimited)]
    // llama-box: a field no parser passes on
    [InlineData("error: {\"error\":{\"message\":\"boom\"}}\n\n", ProviderErrorKind.ServerError)]
    // old vLLM, FastAPI
    [InlineData("data: {\"object\":\"error\",\"message\":\"boom\",\"code\":400}\n\n", ProviderErrorKind.BadRequest)]
    [InlineData("data: {\"detail\":\"boom\"}\n\n", ProviderErrorKind.ServerError)]
    [InlineData("event: error\ndata: {\"message\":\"boom\"}\n\n", ProviderErrorKind.ServerError)]
    [InlineData("data: {\"error\":\"boom\"}\n\n", ProviderErrorKind.ServerError)]
    // Google, wrapped in an array
    [InlineData("data: [{\"error\":{\"code\":503,\"message\":\"boom\",\"status\":\"UNAVAILABLE\"}}]\n\n", ProviderErrorKind.Overloaded)]
    public async Task Error_in_the_stream_is_told_after_the_text_before_it(string error, ProviderErrorKind kind)
    {
        var actual = await ReadAsync(Begin + error);
        Assert.Equal(("a", "boom", kind), (actual.Text, actual.Failure!.ProviderMessage, actual.Failure.Kind));
        Assert.Null(actual.FinishReason);
    }

    [Fact]
    public async Task Null_error_member_is_none()
        => Assert.Null((await ReadAsync(Events("""{"error":null,"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}"""))).Failure);

    [Theory]
    [InlineData("error")]
    [InlineData("insufficient_system_resource")]
    public async Task Finish_reason_that_says_the_server_gave_up_is_an_error(string reason)
        => Assert.Equal(ProviderErrorKind.ServerError, (await ReadAsync(Begin + Events($$"""{"choices":[{"delta":{},"finish_reason":"{{reason}}"}]}""", Done))).Failure!.Kind);

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("text/event-stream")]
    [InlineData(null)]
    public async Task Whole_completion_in_place_of_a_stream_is_read(string? contentType)
    {
        var actual = await ReadAsync(
            """{"id":"c1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"whole","tool_calls":[{"id":"t","function":{"name":"f","arguments":{"a":1}}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""",
            contentType);
        Assert.Null(actual.Failure);
        Assert.Equal(("whole", "tool_calls", 2), (actual.Text, actual.FinishReason, actual.Usage!.OutputTokenCount));
        Assert.Equal("{\"a\":1}", Assert.Single(actual.ToolCalls).RawRepresentation);
    }

    /// <summary>LM Studio answers 200 for paths it does not know.</summary>
    [Fact]
    public async Task Error_object_in_place_of_a_stream_is_an_error()
    {
        var actual = await ReadAsync("""{"error":"Unexpected endpoint or method. (POST /chat/completions)"}""", "application/json");
        Assert.Equal(ProviderErrorKind.ModelNotFound, actual.Failure!.Kind);
    }

    [Theory]
    [InlineData("<!doctype html><html><head><title>Sign in</title></head></html>", "web page")]
    [InlineData("{\"hello\":\"world\"}", "neither a completion nor an error")]
    [InlineData("{\"choices\":[{\"mess", "cut off")]
    public async Task Something_else_in_place_of_a_stream_is_a_protocol_error_that_says_so(string body, string words)
    {
        var actual = await ReadAsync("\n" + body, "text/html");
        Assert.Equal(ProviderErrorKind.Protocol, actual.Failure!.Kind);
        Assert.Contains(words, actual.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_body_is_truncated()
        => Assert.Equal(ProviderErrorKind.Truncated, (await ReadAsync("")).Failure!.Kind);

    [Fact]
    public async Task Key_echoed_by_the_server_is_not_passed_on()
    {
        var failure = (await ReadAsync(Events("""{"error":{"message":"bad key sk-secret-key","code":"sk-secret-key"}}"""))).Failure!;
        Assert.DoesNotContain("sk-secret-key", failure + failure.ProviderMessage + failure.ProviderCode, StringComparison.Ordinal);
    }
}
