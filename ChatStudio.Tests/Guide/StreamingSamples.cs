using System.ClientModel;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Guide;

public sealed class StreamingSamples : GuideSample
{
    [Fact]
    public async Task First_stream()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(ProviderReply.Chat("Because", " of Rayleigh", " scattering."));

        #region first stream
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);
        IChatClient client = provider.GetChatClient("gpt-5-mini");

        await foreach (var update in client.GetStreamingResponseAsync("Why is the sky blue?", cancellationToken: cancellationToken))
        {
            Console.Write(update.Text);
        }
        #endregion

        Assert.Equal("Because of Rayleigh scattering.", Console.ToString());
    }

    [Fact]
    public async Task Models()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync();
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);

        #region models
        foreach (var model in await provider.ListModelsAsync(cancellationToken))
        {
            Console.WriteLine($"{model.ModelId} {model.ContextWindow}");
        }
        #endregion

        Assert.Equal($"test-model {Environment.NewLine}", Console.ToString());
    }

    [Fact]
    public async Task Stop_early()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(ProviderReply.Stream().Text("One. ").Text("Two. ").Hang());
        using var provider = ModelProvider.OpenAI(apiKey, baseUrl);
        var client = provider.GetChatClient("gpt-5-mini");

        #region stop early
        await using var generator = new StreamGenerator(client);
        var run = generator.Start("Count slowly.");

        await foreach (var entry in run.Log.ReadAllAsync(0, cancellationToken))
        {
            if (entry.Event is RunEvent.TextDelta && run.Text.Contains("Two", StringComparison.Ordinal))
            {
                run.Stop();
            }
        }

        Console.Write($"{run.State}: {run.Text}");
        #endregion

        Assert.Equal("Stopped: One. Two. ", Console.ToString());
        await Server.ChatRequests[0].Aborted.WaitAsync(cancellationToken);
    }

    [Fact]
    public async Task Several_at_once()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var provider = ModelProvider.Simulated();
        var (first, second) = (provider.GetChatClient("steady-20000"), provider.GetChatClient("steady-10000"));

        #region several at once
        await using var generator = new StreamGenerator([("quick", first), ("steady", second)]);
        IReadOnlyList<Run> runs = generator.StartAll("Explain backpressure in two sentences.");

        await foreach (var (source, entry) in runs.MergeAsync(cancellationToken))
        {
            if (entry.Event is RunEvent.TextDelta delta)
            {
                Console.WriteLine($"{source.Model.ProviderName}: {delta.Text}");
            }
        }
        #endregion

        Assert.All(runs, run => Assert.Equal(RunState.Completed, run.State));
        Assert.Contains("quick: ", Console.ToString(), StringComparison.Ordinal);
        Assert.Contains("steady: ", Console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_client()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (apiKey, baseUrl) = await ServeAsync(ProviderReply.Chat("From", " another", " client."));

        #region any other client
        IChatClient other = new OpenAI.Chat.ChatClient("gpt-5-mini", new ApiKeyCredential(apiKey), new() { Endpoint = new Uri(baseUrl) }).AsIChatClient();

        await using var generator = new StreamGenerator(other, limits: new() { Idle = TimeSpan.FromSeconds(20) });
        var run = generator.Start("Hello");
        await run.Completion.WaitAsync(cancellationToken);

        Console.Write($"{run.State}: {run.Text} ({run.Metrics.Snapshot().TokensOut} tokens)");
        #endregion

        Assert.Equal("Completed: From another client. (34 tokens)", Console.ToString());
    }
}
