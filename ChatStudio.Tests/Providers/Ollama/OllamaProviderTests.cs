using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using static ChatStudio.Tests.Support.CannedOllama;

namespace ChatStudio.Tests.Providers.Ollama;

/// <summary>The provider over HTTP: addresses, lists of models, errors.</summary>
public sealed class OllamaProviderTests
{
    /// <summary>As Ollama's own clients read the variable, which servers set too.</summary>
    [Theory]
    [InlineData("localhost", "http://localhost:11434/api/chat")]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080/api/chat")]
    [InlineData("0.0.0.0", "http://127.0.0.1:11434/api/chat")]
    [InlineData("0.0.0.0:1234", "http://127.0.0.1:1234/api/chat")]
    [InlineData(":1234", "http://127.0.0.1:1234/api/chat")]
    [InlineData("::", "http://[::1]:11434/api/chat")]
    [InlineData("[::1]", "http://[::1]:11434/api/chat")]
    [InlineData("[::1]:1234", "http://[::1]:1234/api/chat")]
    [InlineData("http://gpu.lan", "http://gpu.lan/api/chat")]
    [InlineData("https://gpu.lan", "https://gpu.lan/api/chat")]
    [InlineData("gpu.lan", "http://gpu.lan:11434/api/chat")]
    [InlineData("ollama.com", "https://ollama.com/api/chat")]
    [InlineData(" \"http://gpu.lan:11434/\" ", "http://gpu.lan:11434/api/chat")]
    [InlineData("http://gpu.lan:11434/v1", "http://gpu.lan:11434/api/chat")]
    [InlineData("http://gpu.lan/ollama/", "http://gpu.lan/ollama/api/chat")]
    [InlineData("localhost:notaport", "http://localhost:11434/api/chat")]
    public void Host_is_taken_in_every_spelling(string host, string chat)
    {
        Assert.True(OllamaEndpoint.TryCreate(host, null, out var endpoint, out var problem), problem);
        Assert.Equal(chat, endpoint.Chat.AbsoluteUri);
    }

    [Theory]
    [InlineData("localhost", "ollama", "Ollama")]
    [InlineData("gpu.lan", "ollama-gpu.lan-11434", "gpu.lan:11434 (Ollama)")]
    public void Server_on_this_machine_goes_by_its_plain_name(string host, string id, string name)
    {
        Assert.True(OllamaEndpoint.TryCreate(host, null, out var endpoint, out _));
        Assert.Equal((id, name), (endpoint.Id, endpoint.Name));
    }

    [Fact]
    public async Task Models_are_described_by_what_the_server_shows_and_vectors_come_last()
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.Json(200, """{"models":[{"name":"all-minilm:latest","digest":"1","details":{"family":"bert"}},{"name":"qwen3:4b","digest":"2","details":{"family":"qwen3","parameter_size":"4.0B","quantization_level":"Q4_K_M"}}]}""");
        server.Others["/api/show"] = ProviderReply.Json(200, """{"capabilities":["completion","tools","thinking"],"model_info":{"general.architecture":"qwen3","qwen3.context_length":40960}}""");
        await using var session = ProviderSession.Ollama(server.Origin);
        await session.Catalog.RefreshAsync(TestContext.Current.CancellationToken);
        await session.Catalog.RefreshAsync(TestContext.Current.CancellationToken);

        var model = session.Catalog.Find("ollama/qwen3:4b")!;
        Assert.Equal((40960, "4.0B Q4_K_M · tools, thinking", true), (model.ContextWindow, model.Description, model.IsLocal));
        // What was learnt once is not asked again.
        Assert.Equal(2, server.Requests.Count(request => request.Path == "/api/show"));
    }

    [Fact]
    public async Task List_stands_without_details_and_the_family_tells_who_makes_vectors()
    {
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.Json(200, """{"models":[{"name":"all-minilm:latest","details":{"family":"bert"}},{"model":"llama3"}]}""");
        await using var session = ProviderSession.Ollama(server.Origin);
        await session.Catalog.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["llama3", "all-minilm:latest"], session.Catalog.Models.Where(model => !model.IsSimulated).Select(model => model.ModelId));
    }

    [Fact]
    public async Task Model_that_cannot_think_is_asked_without_it_from_then_on()
    {
        await using var server = await ProviderServer.StartAsync(
            ProviderReply.Json(400, """{"error":"\"qwen2:0.5b\" does not support thinking"}"""), ProviderReply.Bytes("application/x-ndjson").Raw(Lines(Text("\"fine\""), End())));
        await using var session = ProviderSession.Ollama(server.Origin);
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal("fine", (await Transcript.OfAsync(session.Client(), options: new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.High } })).Text);
        }

        Assert.Equal([true, false, false], server.ChatRequests.Select(request => request.Json.TryGetProperty("think", out _)));
    }

    [Fact]
    public async Task Whole_answer_is_asked_for_without_streaming_and_the_key_goes_as_bearer()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Json(200, """{"model":"m","message":{"role":"assistant","content":"whole","thinking":"why"},"done":true,"done_reason":"length","prompt_eval_count":1,"eval_count":2}"""));
        await using var session = ProviderSession.Ollama(server.Origin, "key-of-a-proxy");
        var response = await session.Client().GetResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("whole", ChatFinishReason.Length, 3), (response.Text, response.FinishReason, response.Usage!.TotalTokenCount));
        Assert.False(server.ChatRequests[0].Json.GetProperty("stream").GetBoolean());
        Assert.Equal("Bearer key-of-a-proxy", server.ChatRequests[0].Headers["Authorization"]);
    }

    [Theory]
    [InlineData(404, "model 'x' not found", ProviderErrorKind.ModelNotFound)]
    [InlineData(400, "\\\"x\\\" does not support tools", ProviderErrorKind.BadRequest)]
    [InlineData(503, "server busy, please try again.  maximum pending requests exceeded", ProviderErrorKind.Overloaded)]
    [InlineData(500, "llama runner process has terminated", ProviderErrorKind.ServerError)]
    public async Task Errors_keep_their_kind_and_words(int status, string words, ProviderErrorKind kind)
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Json(status, $$"""{"error":"{{words}}"}""").Header("x-should-retry", "false"));
        await using var session = ProviderSession.Ollama(server.Origin);
        var failure = (await Transcript.OfAsync(session.Client())).Failure!;
        Assert.Equal((kind, words.Replace("\\", "", StringComparison.Ordinal)), (failure.Kind, failure.ProviderMessage));
    }

    [Fact]
    public void Unusable_settings_are_explained_by_their_names()
        => Assert.Contains("OLLAMA_HOST", Assert.Throws<ProviderConfigurationException>(() => ProviderSession.Ollama("ftp://host")).Message, StringComparison.Ordinal);
}
