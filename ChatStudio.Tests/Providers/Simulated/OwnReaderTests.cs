using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>Our own clients read the dialects over the network; inside the process they read Chat Completions all day.</summary>
public abstract class OwnReaderTests : SimulatorReaderTests
{
    private ProviderSession _session = null!;

    protected override (string Stop, string Length) Finishes => ("stop", "length");

    public override async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>What the dialect calls a failure of the server in mid-stream.</summary>
    protected abstract ProviderErrorKind Failure { get; }

    protected abstract ProviderSession Open(string origin);

    protected override void Connect() => _session = Open(Origin);

    protected override async Task StreamAsync(HeardAnswer heard, string model, string prompt, int? maxTokens)
    {
        await foreach (var update in _session.Client(model).GetStreamingResponseAsync(prompt, new() { MaxOutputTokens = maxTokens }, Token))
        {
            Add(heard, update.Contents, update.FinishReason);
        }
    }

    protected override async Task<HeardAnswer> AskAsync(string model, string prompt)
    {
        var response = await _session.Client(model).GetResponseAsync(prompt, cancellationToken: Token);
        var heard = new HeardAnswer();
        Add(heard, response.Messages.SelectMany(message => message.Contents), response.FinishReason);
        return heard;
    }

    protected override async Task<IEnumerable<string>> ListAsync()
    {
        await _session.Catalog.RefreshAsync(Token);
        var provider = _session.Catalog.Providers[0].ProviderId;
        return _session.Catalog.Models.Where(model => model.ProviderId == provider).Select(model => model.ModelId);
    }

    protected override void AssertUnknownModel(Exception failure) => Assert.Equal(ProviderErrorKind.ModelNotFound, Kind(failure));

    // Our client tries again by itself.
    protected override async Task<HeardAnswer> MeetRateLimitAsync(string prompt)
    {
        var observer = new QuietObserver();
        var heard = new HeardAnswer();
        await foreach (var update in _session.Client("rate-limited").GetStreamingResponseAsync(prompt, new ChatOptions().WithObserver(observer), Token))
        {
            Add(heard, update.Contents, update.FinishReason);
        }

        var retry = Assert.Single(observer.Retries);
        Assert.Equal((ProviderErrorKind.RateLimited, TimeSpan.FromSeconds(5)), (retry.Kind, retry.Delay));
        return heard;
    }

    protected override async Task ReadFailureAsync(HeardAnswer heard)
        => Assert.Equal(Failure, Kind(await FailAsync("fails-mid-stream", heard)));

    protected override async Task ReadCutAsync(HeardAnswer heard) => Assert.Equal(ProviderErrorKind.Truncated, Kind(await FailAsync("cut-off", heard)));

    private static ProviderErrorKind Kind(Exception failure) => Assert.IsType<ProviderException>(failure).Kind;

    private static void Add(HeardAnswer heard, IEnumerable<AIContent> contents, ChatFinishReason? finish)
    {
        foreach (var content in contents)
        {
            heard.Text.Append((content as TextContent)?.Text);
            heard.Reasoning.Append((content as TextReasoningContent)?.Text);
            heard.InputTokens = (content as UsageContent)?.Details.InputTokenCount ?? heard.InputTokens;
            heard.OutputTokens = (content as UsageContent)?.Details.OutputTokenCount ?? heard.OutputTokens;
        }

        heard.Finish = finish?.Value ?? heard.Finish;
    }

    public sealed class ChatCompletions : OwnReaderTests
    {
        protected override ProviderErrorKind Failure => ProviderErrorKind.ServerError;

        protected override ProviderSession Open(string origin) => new(origin + "/simulator/v1");
    }

    public sealed class Messages : OwnReaderTests
    {
        protected override ProviderErrorKind Failure => ProviderErrorKind.Overloaded;

        protected override ProviderSession Open(string origin) => ProviderSession.Anthropic(origin + "/simulator/anthropic");
    }

    public sealed class Ollama : OwnReaderTests
    {
        protected override ProviderErrorKind Failure => ProviderErrorKind.ServerError;

        protected override ProviderSession Open(string origin) => ProviderSession.Ollama(origin + "/simulator/ollama");
    }
}
