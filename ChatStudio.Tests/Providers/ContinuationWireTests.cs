using System.Text.Json;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers;

/// <summary>What goes over the wire when an answer is continued, in each dialect.</summary>
public sealed class ContinuationWireTests
{
    private const string Half = "The scheduler packs\n";

    private static readonly string Turn = $$"""[{"role":"user","content":"Why?"},{"role":"assistant","content":"The scheduler packs\n"},{"role":"user","content":"{{ContinuationTurn.Prompt}}"}]""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAI_is_asked_for_the_rest_in_a_turn()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Chat("streams."));
        await using var session = new ProviderSession(server.BaseUrl, model: "test-model");

        Assert.Equal(Half + "streams.", await ContinueAsync(session));

        AssertMessages(Turn, server);
        Assert.False(server.ChatRequests[0].Json.TryGetProperty("continue_final_message", out _));
    }

    [Fact]
    public async Task Ollama_is_given_the_beginning()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Bytes("application/x-ndjson").Raw(CannedOllama.Lines(CannedOllama.Text("\"\\nstreams.\""), CannedOllama.End())));
        await using var session = ProviderSession.Ollama(server.Origin, model: "test-model");

        Assert.Equal(Half + "streams.", await ContinueAsync(session));

        AssertMessages("""[{"role":"user","content":"Why?"},{"role":"assistant","content":"The scheduler packs"}]""", server);
    }

    [Fact]
    public async Task Older_models_of_Anthropic_are_given_the_beginning()
    {
        await using var server = await ProviderServer.StartAsync(Anthropic("streams."));
        server.Others["limit=1000"] = ProviderReply.Json(200, """
            {"data":[{"type":"model","id":"test-model","max_tokens":64000,"capabilities":{"thinking":{"supported":true,"types":{"enabled":{"supported":true},"adaptive":{"supported":false}}}}}]}
            """);
        await using var session = ProviderSession.Anthropic(server.Origin);
        await session.Catalog.RefreshAsync(Cancel);

        Assert.Equal(Half + "streams.", await ContinueAsync(session));

        AssertMessages("""[{"role":"user","content":"Why?"},{"role":"assistant","content":[{"type":"text","text":"The scheduler packs"}]}]""", server);
    }

    [Theory]
    [InlineData("""{"data":[{"type":"model","id":"test-model","capabilities":{"thinking":{"supported":true,"types":{"enabled":{"supported":true},"adaptive":{"supported":true}}}}}]}""")]
    [InlineData("""{"data":[{"type":"model","id":"test-model"}]}""")]
    public async Task Newer_models_of_Anthropic_and_unknown_ones_are_asked_for_the_rest_in_a_turn(string list)
    {
        await using var server = await ProviderServer.StartAsync(Anthropic("streams."));
        server.Others["limit=1000"] = ProviderReply.Json(200, list);
        await using var session = ProviderSession.Anthropic(server.Origin);
        await session.Catalog.RefreshAsync(Cancel);

        Assert.Equal(Half + "streams.", await ContinueAsync(session));

        var sent = server.ChatRequests[0].Json.GetProperty("messages");
        Assert.Equal(["user", "assistant", "user"], sent.EnumerateArray().Select(message => message.GetProperty("role").GetString()));
        Assert.Equal(ContinuationTurn.Prompt, sent[2].GetProperty("content").GetString());
    }

    [Fact]
    public async Task VLLM_goes_on_with_the_last_message_when_it_is_told_to()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Chat("streams."), ProviderReply.Chat("Anew."));
        using var folder = new TemporaryFolder();
        await using var session = new ConnectionSession(folder.Info);
        var draft = ConnectionDraft.From(ProviderPresets.Find("vllm"));
        (draft.Name, draft.BaseUrl) = ("Lab", server.BaseUrl);
        session.Store.Add(draft);
        await session.Catalog.RefreshAsync(Cancel);
        var model = session.Catalog.Models.First(model => model.ModelId == "test-model");
        var generation = (GenerationService)session.Services.GetService(typeof(GenerationService))!;

        Assert.Equal(Half + "streams.", await ContinueAsync(generation, model));
        await generation.Start(new(model, [new ChatMessage(ChatRole.User, "Why?")])).OutcomeAsync(Cancel);

        AssertMessages("""[{"role":"user","content":"Why?"},{"role":"assistant","content":"The scheduler packs"}]""", server);
        var body = server.ChatRequests[0].Json;
        Assert.Equal((true, false), (body.GetProperty("continue_final_message").GetBoolean(), body.GetProperty("add_generation_prompt").GetBoolean()));
        Assert.False(server.ChatRequests[1].Json.TryGetProperty("continue_final_message", out _));
    }

    private static ProviderReply Anthropic(string text)
        => ProviderReply.Stream().Raw(CannedAnthropic.Answer(CannedAnthropic.Open(0, $$"""{"type":"text","text":"{{text}}"}"""), CannedAnthropic.Close(0)));

    private static Task<string> ContinueAsync(ProviderSession session)
        => ContinueAsync(session.Generation, session.Catalog.Find($"{session.Catalog.Providers[0].ProviderId}/test-model")!);

    private static async Task<string> ContinueAsync(GenerationService generation, ModelInfo model)
    {
        var run = generation.Start(new(model, [new ChatMessage(ChatRole.User, "Why?")])
        {
            Continues = new(RunId.New(TimeProvider.System), Half, "", [new(Half.Length, RunState.Stopped)]),
        });
        Assert.Equal(RunState.Completed, (await run.OutcomeAsync(Cancel)).State);
        return run.Text;
    }

    private static void AssertMessages(string expected, ProviderServer server)
        => Assert.Equal(Tidy(expected), Tidy(server.ChatRequests[0].Json.GetProperty("messages").GetRawText()));

    private static string Tidy(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
