using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Guide;

public sealed class MeasuringSamples : GuideSample
{
    [Fact]
    public async Task Count_tokens_live()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(ProviderReply.Chat("Hello", " there", "."));
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);
        var client = provider.GetChatClient("gpt-5-mini");

        #region count tokens live
        await using var generator = new StreamGenerator(client);
        var run = generator.Start("Explain backpressure in two sentences.");

        await foreach (var entry in run.Log.ReadAllAsync(0, cancellationToken))
        {
            if (entry.Event is RunEvent.TextDelta or RunEvent.Finished)
            {
                var numbers = run.Metrics.Snapshot();
                Console.Write($"\r{MetricsFormat.Tokens(numbers.TokensOut, numbers.IsEstimate)} tokens");
            }
        }
        #endregion

        Assert.EndsWith("\r34 tokens", Console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_token_and_rate()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var provider = ModelProvider.Simulated();
        var client = provider.GetChatClient("fast-400");

        #region first token and rate
        await using var generator = new StreamGenerator(client);
        var run = generator.Start("Explain backpressure in two sentences.");
        await run.Completion.WaitAsync(cancellationToken);

        var numbers = run.Metrics.Snapshot();
        Console.WriteLine($"first token {MetricsFormat.Seconds(numbers.TimeToFirstToken)}");
        Console.WriteLine($"then {MetricsFormat.Rate(numbers.AverageRate)}");
        Console.WriteLine($"gaps {MetricsFormat.Milliseconds(numbers.GapP95)} at p95, {numbers.Stalls.Count} stalls");
        #endregion

        Assert.Matches(@"^first token \d+\.\d\d s\r?\nthen (\d[\d.,]* tok/s|n/a)\r?\ngaps \d+ ms at p95, \d+ stalls\r?\n$", Console.ToString());
    }

    [Fact]
    public async Task Time_outs()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(ProviderReply.Stream().Text("Half an answer").Hang());
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);
        var client = provider.GetChatClient("gpt-5-mini");

        #region time-outs
        var limits = new RunLimits
        {
            FirstToken = TimeSpan.FromSeconds(30),    // from the headers to the first token
            Idle = TimeSpan.FromMilliseconds(250),    // between two pieces of the answer
            Total = TimeSpan.FromMinutes(2),          // the whole answer, retries included
        };
        await using var generator = new StreamGenerator(client, limits: limits);
        var run = generator.Start("Tell me a story.");
        await run.Completion.WaitAsync(cancellationToken);

        Console.Write($"{run.State} by the limit {run.Outcome?.Failure?.Limit}, kept: {run.Text}");
        #endregion

        Assert.Equal("Interrupted by the limit Idle, kept: Half an answer", Console.ToString());
    }

    [Fact]
    public async Task Errors_by_kind()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(ProviderReply.Error(401, "Incorrect API key."));
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);
        var client = provider.GetChatClient("gpt-5-mini");

        #region errors by kind
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync("Hello", cancellationToken: cancellationToken))
            {
                Console.Write(update.Text);
            }
        }
        catch (ProviderException e)
        {
            Console.Write(e.Kind switch
            {
                ProviderErrorKind.Authentication => "Check the key.",
                ProviderErrorKind.RateLimited => $"Try again in {e.RetryAfter}.",
                ProviderErrorKind.Truncated => "The answer was cut off; what came stays.",
                _ => e.Message,
            });
        }
        #endregion

        Assert.Equal("Check the key.", Console.ToString());
    }

    [Fact]
    public async Task Health_check()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(ProviderReply.Error(404, "Not found."));
        Server.Models = ProviderReply.Error(404, "Not found.");
        baseUrl += "/v1";
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);

        #region health check
        await foreach (var report in provider.CheckAsync(cancellationToken: cancellationToken))
        {
            if (report.IsFinal)
            {
                Console.WriteLine(report.State.Words());
                Console.WriteLine(report.Advice?.Body ?? report.Summary);
            }
        }
        #endregion

        Assert.Equal(["Wrong address", "The server answered 404 for /v1/v1/models: remove the second /v1 from the base URL.", ""], Console.ToString().ReplaceLineEndings("\n").Split('\n'));
    }
}
