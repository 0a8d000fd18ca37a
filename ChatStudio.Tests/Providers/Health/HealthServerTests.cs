using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Support;
using static ChatStudio.Core.Providers.Health.HealthCheckpoint;

namespace ChatStudio.Tests.Providers.Health;

/// <summary>What a server can answer in place of a list of models, by its cause and its fix.</summary>
public sealed class HealthServerTests
{
    [Fact]
    public async Task Wrong_key_is_named()
        => (await CheckAsync(ProviderReply.Error(401, "Incorrect API key."))).AssertFailed(
            Authenticate, HealthState.KeyRejected, "401", "P rejected the key", "It is wrong, revoked, or for another provider. Paste a valid key.");

    [Fact]
    public async Task Missing_key_is_asked_for()
        => (await CheckAsync(ProviderReply.Error(401, "You didn't provide an API key."), apiKey: null)).AssertFailed(
            Authenticate, HealthState.KeyRejected, "401", "P asks for a key", "Add an API key.");

    [Fact]
    public async Task Key_without_the_right_is_named()
        => (await CheckAsync(ProviderReply.Error(403, "No."))).AssertFailed(
            Authenticate, HealthState.KeyRejected, "403", "P does not allow this", "The key is valid, but may not do this. Allow it in the account there, or use another key.");

    [Theory]
    [InlineData("/v1/v1", "The server answered 404 for /v1/v1/models: remove the second /v1 from the base URL.")]
    [InlineData("/inference", "The server answered 404 for /inference/models: add /v1 to the base URL.")]
    [InlineData("/api", "The server answered 404 for /api/models: write /v1 in place of /api in the base URL.")]
    [InlineData("/v1/embeddings", "The server answered 404 for /v1/embeddings/models: remove /embeddings from the base URL.")]
    [InlineData("/v1/completions", "The server answered 404 for /v1/completions/models: remove /completions from the base URL.")]
    [InlineData("/a-secret/v1", "The server answered 404 for /…/v1/models. Check the path of the base URL, and that the right kind of provider is chosen.")]
    public async Task Path_the_server_does_not_know_is_shown_with_what_to_change(string path, string body)
        => (await CheckAsync(ProviderReply.Error(404, "Not found."), path)).AssertFailed(
            ListModels, HealthState.WrongAddress, "404", "P does not know this path", body);

    [Fact]
    public async Task Method_that_is_not_allowed_is_a_wrong_path_too()
        => (await CheckAsync(ProviderReply.Error(405, "Method not allowed."), "/v1/v1")).AssertFailed(
            ListModels, HealthState.WrongAddress, "405", "P does not know this path", "The server answered 405 for /v1/v1/models: remove the second /v1 from the base URL.");

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task Web_page_is_told_apart_from_the_API(int status)
    {
        var report = await CheckAsync(ProviderReply.HtmlPage(status), "/ui");

        report.AssertFailed(Authenticate, HealthState.WrongAddress, "web page", "P answered with a web page",
            "The base URL leads to a page for people, not to the API; add /v1 to the base URL. A sign-in page of a network or proxy looks like this too.");
        Assert.Equal("Title of the page: Sign in", report.Advice!.ProviderMessage);
    }

    [Fact]
    public async Task Redirect_is_not_followed_and_its_origin_is_named()
    {
        var report = await CheckAsync(ProviderReply.Bytes(status: 301).Header("Location", "https://elsewhere.example/secret/path"));

        report.AssertFailed(Authenticate, HealthState.WrongAddress, "301", "P redirects to https://elsewhere.example",
            "Redirects are not followed, so that the key stays with its address. If the new address is right, put it into the base URL.");
        Assert.DoesNotContain("secret", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_that_wants_a_password_is_named()
        => (await CheckAsync(ProviderReply.Error(407, "Proxy authentication required."))).AssertFailed(
            Authenticate, HealthState.Unreachable, "407", "The proxy asks for a user name and password", "Put them into HTTPS_PROXY or HTTP_PROXY, or exempt this host with NO_PROXY.");

    [Theory]
    [InlineData("30", "Its limit of requests is reached. Check again in 30.0 s.")]
    [InlineData(null, "Its limit of requests is reached. Check again in a minute.")]
    public async Task Rate_limit_says_when_to_check_again(string? seconds, string body)
    {
        var reply = ProviderReply.Error(429, "Slow down.");
        (await CheckAsync(seconds is null ? reply : reply.Header("retry-after", seconds))).AssertFailed(
            Authenticate, HealthState.Busy, "429", "P asks for a pause", body);
    }

    [Fact]
    public async Task No_credit_is_named()
        => (await CheckAsync(ProviderReply.Error(429, "You exceeded your quota.", "insufficient_quota"))).AssertFailed(
            Authenticate, HealthState.NoCredit, "429", "P reports no credit left", "Add credit or raise the limit of the account there.");

    [Fact]
    public async Task Server_that_loads_its_model_is_busy()
        => (await CheckAsync(ProviderReply.Error(503, "Loading model"))).AssertFailed(
            Authenticate, HealthState.Busy, "503", "P has no capacity at the moment", "It may still be loading its model. Check again in a minute.");

    [Fact]
    public async Task Server_that_fails_is_named()
        => (await CheckAsync(ProviderReply.Error(500, "Oops"))).AssertFailed(
            Authenticate, HealthState.Failing, "500", "P failed on its side", "Such errors often pass. Check again; if it stays so, look at the server's log or its status page.");

    [Fact]
    public async Task Empty_list_asks_for_a_model()
        => (await CheckAsync(ProviderReply.Json(200, """{"object":"list","data":[]}"""))).AssertFailed(
            ListModels, HealthState.NoModel, "none", "P lists no models", "Load or pull a model on the server, or name one yourself, then check again.");

    [Fact]
    public async Task Something_else_than_a_list_is_a_wrong_address()
        => (await CheckAsync(ProviderReply.Json(200, """{"hello":"world"}"""))).AssertFailed(
            ListModels, HealthState.WrongAddress, "not the API", "P sent something that is not a list of models",
            "The base URL leads to something else than OpenAI Chat Completions. Correct the base URL, or choose another kind of provider.");

    private static async Task<HealthReport> CheckAsync(ProviderReply models, string path = "/v1", string? apiKey = HealthSession.Key)
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = models;
        var origin = new Uri(server.BaseUrl).GetLeftPart(UriPartial.Authority);
        var report = await HealthSession.CheckAsync(origin + path, apiKey);
        Assert.Empty(server.ChatRequests);
        return report.Renamed("P");
    }
}
