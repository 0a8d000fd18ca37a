using System.Net;
using OllamaSharp;
using OllamaSharp.Models;
using OllamaSharp.Models.Chat;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>OllamaSharp, which Ollama recommends for .NET, judges the Ollama dialect.</summary>
public sealed class OllamaReaderTests : SimulatorReaderTests
{
    private OllamaApiClient _client = null!;

    protected override (string Stop, string Length) Finishes => ("stop", "length");

    [Fact]
    public async Task Durations_are_those_of_the_script()
    {
        ChatDoneResponseStream? done = null;
        await foreach (var line in _client.ChatAsync(Request("steady-50", "repeat after me: one two three four five six", null, stream: true), Token))
        {
            done = line as ChatDoneResponseStream ?? done;
        }

        // 300 ms to the first of six tokens, 20 ms between two of them.
        Assert.NotNull(done);
        Assert.Equal((200_000_000, 100_000_000, 100_000_000, 400_000_000), (done.LoadDuration, done.PromptEvalDuration, done.EvalDuration, done.TotalDuration));
    }

    [Fact]
    public async Task Model_is_described_with_its_context_and_capabilities()
    {
        var model = await _client.ShowModelAsync("reasoning-first", Token);

        Assert.Equal(["completion", "tools", "thinking"], model.Capabilities!);
        Assert.Equal("131072", model.Info.ExtraInfo?["script.context_length"].ToString());
    }

    [Fact]
    public async Task Version_is_told() => Assert.NotEmpty(await _client.GetVersionAsync(Token) ?? "");

    [Fact]
    public async Task Thinking_is_refused_by_a_model_that_cannot()
    {
        var request = Request("steady-50", "Hi", null, stream: true);
        request.Think = true;

        var failure = await Assert.ThrowsAnyAsync<Exception>(async () => await _client.ChatAsync(request, Token).GetAsyncEnumerator(Token).MoveNextAsync());

        Assert.Contains("does not support thinking", failure.Message, StringComparison.Ordinal);
    }

    public override async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await base.DisposeAsync();
    }

    // With the slash at the end: OllamaSharp resolves its paths against the address.
    protected override void Connect() => _client = new(new Uri(Origin + "/simulator/ollama/"));

    protected override Task StreamAsync(HeardAnswer heard, string model, string prompt, int? maxTokens) => ReadAsync(heard, Request(model, prompt, maxTokens, stream: true));

    protected override async Task<HeardAnswer> AskAsync(string model, string prompt)
    {
        var heard = new HeardAnswer();
        await ReadAsync(heard, Request(model, prompt, null, stream: false));
        return heard;
    }

    protected override async Task<IEnumerable<string>> ListAsync() => (await _client.ListLocalModelsAsync(Token)).Select(model => model.Name);

    protected override void AssertUnknownModel(Exception failure) => Assert.Equal(HttpStatusCode.NotFound, Assert.IsType<HttpRequestException>(failure).StatusCode);

    protected override async Task<HeardAnswer> MeetRateLimitAsync(string prompt)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, Assert.IsType<HttpRequestException>(await FailAsync("rate-limited", new())).StatusCode);
        return await StreamAsync("rate-limited", prompt);
    }

    private async Task ReadAsync(HeardAnswer heard, ChatRequest request)
    {
        await foreach (var line in _client.ChatAsync(request, Token))
        {
            heard.Text.Append(line?.Message?.Content);
            heard.Reasoning.Append(line?.Message?.Thinking);
            if (line is ChatDoneResponseStream done)
            {
                (heard.Finish, heard.InputTokens, heard.OutputTokens) = (done.DoneReason, done.PromptEvalCount, done.EvalCount);
            }
        }
    }

    private static ChatRequest Request(string model, string prompt, int? maxTokens, bool stream)
        => new() { Model = model, Stream = stream, Messages = [new Message(ChatRole.User, prompt)], Options = new RequestOptions { NumPredict = maxTokens } };
}
