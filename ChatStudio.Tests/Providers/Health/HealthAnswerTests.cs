using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Support;
using static ChatStudio.Core.Providers.Health.HealthCheckpoint;
using static ChatStudio.Tests.Support.ProviderReply;

namespace ChatStudio.Tests.Providers.Health;

/// <summary>What a test answer shows of a model, and how it can go wrong.</summary>
public sealed class HealthAnswerTests
{
    private static readonly HealthCheckOptions Full = new() { IsFull = true };

    [Fact]
    public async Task Model_that_is_not_there_is_named()
        => (await CheckAsync(Error(404, "The model `test-model` does not exist.", "model_not_found"))).AssertFailed(
            HealthCheckpoint.Stream, HealthState.NoModel, "404", "P does not know test-model", "Pick another model, load this one on the server, or correct its name.");

    [Fact]
    public async Task Open_list_does_not_prove_a_key_the_answer_does()
    {
        var report = await CheckAsync(Error(401, "Invalid key."));

        Assert.Equal(HealthStepState.Ok, report.Step(ListModels).State);
        report.AssertFailed(HealthCheckpoint.Stream, HealthState.KeyRejected, "401", "P rejected the key", "It is wrong, revoked, or for another provider. Paste a valid key.");
    }

    [Fact]
    public async Task Answer_in_one_piece_is_not_streaming()
    {
        var report = await CheckAsync(Json(200, """{"choices":[{"index":0,"message":{"role":"assistant","content":"1 2 3 4 5 6 7 8"},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":16,"total_tokens":28}}"""));

        Assert.Equal((HealthState.NotStreaming, false), (report.State, report.Capabilities.Streams));
        Assert.Equal("P does not stream", report.Advice!.Title);
        Assert.Equal((HealthStepState.Missing, HealthStepState.Ok), (report.Step(HealthCheckpoint.Stream).State, report.Step(Usage).State));
    }

    [Fact]
    public async Task Missing_usage_is_said_and_no_failure()
    {
        var report = await CheckAsync(ProviderReply.Stream().Text("1 ").Text("2 ").Event("""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""").Event("[DONE]"));

        Assert.Equal((HealthState.Healthy, HealthStepState.Missing, false), (report.State, report.Step(Usage).State, report.Capabilities.ReportsUsage));
        Assert.Equal("The server does not tell its tokens; counts stay estimates", report.Step(Usage).Result);
    }

    [Fact]
    public async Task Answer_without_its_end_marker_is_cut_off()
        => (await CheckAsync(ProviderReply.Stream().Text("1 ").Text("2 "))).AssertFailed(
            HealthCheckpoint.Stream, HealthState.Failing, "cut off", "P cut the test answer off",
            "The stream closed without its end marker. Does a proxy in between end long answers, did the server run out of memory?");

    [Fact]
    public async Task Web_page_in_place_of_an_answer_is_named()
        => Assert.Equal(HealthState.WrongAddress, (await CheckAsync(HtmlPage())).State);

    [Fact]
    public async Task Empty_answer_asks_for_a_chat_model()
        => Assert.Equal("test-model answered nothing", (await CheckAsync(ProviderReply.Stream().Finish())).Advice?.Title);

    [Fact]
    public async Task Tokens_spent_on_hidden_reasoning_are_an_answer()
    {
        var report = await CheckAsync(ProviderReply.Stream().Finish("length", 12, 16));

        Assert.Equal((HealthState.Healthy, true), (report.State, report.Capabilities.Reasons));
    }

    [Fact]
    public async Task Shown_reasoning_is_found()
    {
        var report = await CheckAsync(ProviderReply.Stream().Reasoning("Let me ").Reasoning("count. ").Text("1").Finish());

        Assert.Equal((HealthStepState.Ok, true, "The model shows its reasoning"), (report.Step(Reasoning).State, report.Capabilities.Reasons, report.Step(Reasoning).Result));
    }

    [Fact]
    public async Task Tools_and_images_are_tried_only_when_asked_for()
    {
        await using var server = await ProviderServer.StartAsync();

        var report = await HealthSession.CheckAsync(server.BaseUrl);

        Assert.DoesNotContain(report.Steps, step => step.Checkpoint is Tools or Vision);
        Assert.Single(server.ChatRequests);
    }

    [Fact]
    public async Task Full_check_finds_tools_and_vision()
    {
        await using var server = await ProviderServer.StartAsync(
            Chat("1 ", "2 "),
            ProviderReply.Stream().Delta("""{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"report_number","arguments":"{\"number\":7}"}}]}""").Finish("tool_calls"),
            Chat("Red", "."));

        var report = await HealthSession.CheckAsync(server.BaseUrl, options: Full);

        Assert.Equal((HealthState.Healthy, true, true), (report.State, report.Capabilities.CallsTools, report.Capabilities.SeesImages));
        Assert.Equal("report_number", server.ChatRequests[1].Json.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.Contains("data:image/png;base64,iVBORw0KGgo", server.ChatRequests[2].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set", "Start vLLM with --enable-auto-tool-choice and --tool-call-parser.")]
    [InlineData(500, "tools param requires --jinja flag", "Start llama.cpp with --jinja.")]
    [InlineData(400, "test-model does not support tools", "Pick a model with tools where you need them.")]
    [InlineData(404, "No endpoints found that support tool use.", "Pick a model with tools where you need them.")]
    public async Task Refused_tools_are_missing_and_the_fix_is_named(int status, string words, string fix)
    {
        var report = await CheckAsync(Full, Chat("1 ", "2 "), Error(status, words), Chat("Red"));

        Assert.Equal((HealthState.Healthy, HealthStepState.Missing, false), (report.State, report.Step(Tools).State, report.Capabilities.CallsTools));
        Assert.Equal($"The server refuses tools for this model. {fix}", report.Step(Tools).Result);
        Assert.Equal(HealthStepState.Ok, report.Step(Vision).State);
    }

    [Theory]
    [InlineData(500, "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj", "Start llama.cpp with the model's --mmproj file.")]
    [InlineData(400, "Invalid content type. image_url is only supported by certain models.", "Pick a model with vision where you need it.")]
    public async Task Refused_images_are_missing_and_the_fix_is_named(int status, string words, string fix)
    {
        var report = await CheckAsync(Full, Chat("1 ", "2 "), Chat("7"), Error(status, words));

        Assert.Equal((HealthStepState.Missing, false), (report.Step(Vision).State, report.Capabilities.SeesImages));
        Assert.Equal($"The server refuses images for this model. {fix}", report.Step(Vision).Result);
    }

    [Fact]
    public async Task What_the_answer_does_not_tell_stays_unknown()
    {
        var report = await CheckAsync(Full, Chat("1 ", "2 "), Chat("Seven."), Error(429, "Slow down."));

        Assert.Equal((HealthStepState.Unknown, null, "The model answered without calling the tool it was given"), (report.Step(Tools).State, report.Capabilities.CallsTools, report.Step(Tools).Result));
        Assert.Equal((HealthStepState.Unknown, null, "The question was not answered (rate limited)"), (report.Step(Vision).State, report.Capabilities.SeesImages, report.Step(Vision).Result));
    }

    private static Task<HealthReport> CheckAsync(params ProviderReply[] replies) => CheckAsync(new HealthCheckOptions(), replies);

    private static async Task<HealthReport> CheckAsync(HealthCheckOptions options, params ProviderReply[] replies)
    {
        await using var server = await ProviderServer.StartAsync(replies);
        return (await HealthSession.CheckAsync(server.BaseUrl, options: options)).Renamed("P");
    }
}
