using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Providers;

public sealed class ModelCatalogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Catalog_without_a_key_holds_the_simulated_models_and_they_answer()
    {
        await using var session = new ProviderSession(null);
        Assert.Equal(SimulatedModels.All.Select(model => model.Key), session.Catalog.Models.Select(model => model.Key));
        Assert.True(session.Catalog.Default.IsSimulated);
        Assert.True(Assert.Single(session.Catalog.Providers).IsReady);

        var response = await session.Catalog.GetChatClient(session.Catalog.Find("simulated/steady-50000")!).GetResponseAsync("Count to 5", cancellationToken: Token);
        Assert.Equal("1, 2, 3, 4, 5.", response.Text);
    }

    [Theory]
    [InlineData("""{"data":[{"id":"a","context_window":10},{"id":"b","max_model_len":20},{"id":"text-embedding-1"},{"id":"c","context_length":30}]}""", "a:10 b:20 c:30 text-embedding-1:")]
    [InlineData("""[{"id":"a","max_context_length":10}]""", "a:10")]
    [InlineData("""{"data":[{"id":"models/gemini"},{"id":null},{"id":"models/gemini"},7]}""", "gemini:")]
    [InlineData("""{"models":[{"name":"qwen3:4b","model":"qwen3:4b"}]}""", "qwen3:4b:")]
    [InlineData("""{"data":[{"id":"a","meta":{"n_ctx":4096}}]}""", "a:4096")]
    public async Task Lists_of_all_shapes_are_read(string list, string expected)
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.Json(200, list);
        await using var session = new ProviderSession(server.BaseUrl);
        var changes = 0;
        session.Catalog.Changed += () => changes++;

        await session.Catalog.RefreshAsync(Token);

        Assert.Equal(expected, string.Join(' ', session.Catalog.Models.Where(model => !model.IsSimulated).Select(model => $"{model.ModelId}:{model.ContextWindow}")));
        Assert.Equal((1, true), (changes, session.Catalog.Providers[0].IsReady));
        Assert.All(session.Catalog.Models.Where(model => !model.IsSimulated), model => Assert.True(model.IsLocal));
    }

    [Fact]
    public async Task Slots_go_by_order_of_appearance_and_stay()
    {
        await using var server = await ProviderServer.StartAsync();
        await using var session = new ProviderSession(server.BaseUrl);
        server.Models = ProviderReply.Json(200, """[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"},{"id":"e"},{"id":"f"},{"id":"g"}]""");
        await session.Catalog.RefreshAsync(Token);
        Assert.Equal([1, 2, 3, 4, 5, 6, 1], session.Catalog.Models.Where(model => !model.IsSimulated).Select(model => model.Slot));

        server.Models = ProviderReply.Json(200, """[{"id":"new"},{"id":"c"}]""");
        await session.Catalog.RefreshAsync(Token);
        Assert.Equal([2, 3], session.Catalog.Models.Where(model => !model.IsSimulated).Select(model => model.Slot));
    }

    [Fact]
    public async Task Configured_model_is_the_default_before_and_after_listing()
    {
        await using var server = await ProviderServer.StartAsync();
        await using var session = new ProviderSession(server.BaseUrl, model: "mine");
        Assert.Equal("mine", session.Catalog.Default.ModelId);
        await session.Catalog.RefreshAsync(Token);
        Assert.Equal(["mine", "test-model"], session.Catalog.Models.Where(model => !model.IsSimulated).Select(model => model.ModelId));
        Assert.Equal("mine", session.Catalog.Default.ModelId);
    }

    [Fact]
    public async Task Model_nobody_listed_is_found_under_a_known_provider_only()
    {
        await using var session = new ProviderSession("http://localhost:1/v1");
        Assert.Equal("deep/model", session.Catalog.Find("localhost-1/deep/model")!.ModelId);
        Assert.Null(session.Catalog.Find("elsewhere/model"));
        Assert.Null(session.Catalog.Find("nonsense"));
        Assert.Throws<ProviderException>(() => session.Catalog.GetChatClient(new ModelInfo("x/y", "y", "x", "X")));
    }

    [Theory]
    [InlineData(401, "key")]
    [InlineData(404, "OPENAI_BASE_URL")]
    [InlineData(500, "500")]
    public async Task Provider_that_cannot_list_is_told_in_a_sentence_and_the_rest_works(int status, string words)
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.Error(status, "no");
        await using var session = new ProviderSession(server.BaseUrl, "sk-secret-key");
        await session.Catalog.RefreshAsync(Token);
        Assert.Contains(words, session.Catalog.Providers[0].Problem, StringComparison.Ordinal);
        Assert.False(session.Catalog.Providers[0].IsReady);
        Assert.True(session.Catalog.Default.IsSimulated);
        // Asked once: a list is not worth a wait.
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Web_page_in_place_of_a_list_is_told()
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.HtmlPage();
        await using var session = new ProviderSession(server.BaseUrl);
        await session.Catalog.RefreshAsync(Token);
        Assert.Contains("did not answer with a list", session.Catalog.Providers[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provider_that_hangs_is_given_five_seconds_and_keeps_its_models()
    {
        var time = new FakeTimeProvider();
        await using var server = await ProviderServer.StartAsync();
        await using var session = new ProviderSession(server.BaseUrl, time: time);
        await session.Catalog.RefreshAsync(Token);
        server.Models = ProviderReply.HangBeforeHeaders();

        var refreshing = session.Catalog.RefreshAsync(Token);
        while (!refreshing.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await refreshing;
        Assert.Contains("5 seconds", session.Catalog.Providers[0].Problem, StringComparison.Ordinal);
        Assert.Equal("test-model", session.Catalog.Default.ModelId);
    }

    [Fact]
    public void Wrong_configuration_is_refused_with_the_name_of_the_setting()
    {
        var e = Assert.Throws<ProviderConfigurationException>(() => new ServiceCollection().AddProviders(new OpenAIOptions { BaseUrl = "not a url" }));
        Assert.Contains("OPENAI_BASE_URL", e.Message, StringComparison.Ordinal);
    }
}
