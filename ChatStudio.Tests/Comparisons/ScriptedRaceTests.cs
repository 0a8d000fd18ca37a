using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Dialects;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Tests.Comparisons;

/// <summary>
/// The numbers of models whose pace is written down: the simulator's scripts, read by each client with its own parser into a run and its log. The
/// columns take turns, since the clock jumps to whatever is waited for.
/// </summary>
public sealed class ScriptedRaceTests
{
    private const string Prompt = "Write about 2000 tokens on caching";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Dialects => ["chat completions", "messages", "ollama"];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Rates_and_first_tokens_are_those_of_the_scripts(string dialect)
    {
        var numbers = await RaceAsync(dialect, null, "steady-50", "bursts-of-64", "reasoning-first", "two-second-stall");

        AssertWithin5Percent(50, numbers["steady-50"].AverageRate);
        AssertWithin5Percent(80, numbers["bursts-of-64"].AverageRate);
        AssertWithin5Percent(60, numbers["reasoning-first"].AverageRate);
        // A stall counts: the same tokens took two seconds more.
        var tokens = numbers["two-second-stall"].TokensOut;
        AssertWithin5Percent(tokens / ((tokens / 50.0) + 2), numbers["two-second-stall"].AverageRate);
        Assert.Equal(2, Assert.Single(numbers["two-second-stall"].Stalls).Duration, 1);
        Assert.All(numbers.Values, column => AssertWithin5Percent(0.3, column.TimeToFirstToken));
        Assert.All(numbers.Values, column => Assert.False(column.IsEstimate));
        // Reasoning comes first and is no text.
        Assert.True(numbers["reasoning-first"].TimeToFirstText > 1);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Answer_of_a_single_chunk_has_no_rate(string dialect)
    {
        var numbers = (await RaceAsync(dialect, 1, "fast-400", "steady-50"))["fast-400"];

        Assert.Equal((1, 1L), (numbers.Chunks, numbers.TokensOut));
        Assert.Equal("n/a", MetricsFormat.RateNumber(numbers.AverageRate));
        Assert.Equal("n/a", MetricsFormat.RateNumber(numbers.PeakRate));
        AssertWithin5Percent(0.3, numbers.TimeToFirstToken);
    }

    private static void AssertWithin5Percent(double expected, double? shown) => Assert.InRange(shown ?? double.NaN, expected * 0.95, expected * 1.05);

    private static async Task<Dictionary<string, MetricsSnapshot>> RaceAsync(string dialect, int? maxTokens, params string[] models)
    {
        var time = new HastyTime();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IModelCatalog>(new FakeModelCatalog(Client(dialect, time)))
            .AddGeneration()
            .AddConversations()
            .AddComparisons()
            .BuildServiceProvider();
        var comparison = await services.GetRequiredService<ComparisonService>().StartAsync(
            [.. models.Select(id => new ColumnSetup(new($"test/{id}", id, "test", "Test")) { Parameters = new() { MaxOutputTokens = maxTokens } })],
            Prompt, new(ComparisonMode.OneByOne), Guid.NewGuid());
        await ComparisonFixture.EndedAsync(comparison, Cancel);

        Assert.All(comparison.State.Current!.Runs, run => Assert.Equal(RunState.Completed, run.State));
        return comparison.State.Current!.Answers.ToDictionary(answer => answer.Setup.Model.ModelId, answer => answer.Run!.Metrics.Snapshot());
    }

    private static IChatClient Client(string dialect, TimeProvider time)
    {
        switch (dialect)
        {
            case "chat completions":
                Assert.True(OpenAIEndpoint.TryCreate("http://simulator/v1", null, out var openAI, out _));
                return new OpenAIChatClient(openAI, "m", Http(SimulatedDialect.ChatCompletions), new(), time, NullLogger<OpenAIChatClient>.Instance);
            case "messages":
                Assert.True(AnthropicEndpoint.TryCreate("http://simulator", "key", out var anthropic, out _));
                return new AnthropicChatClient(anthropic, "m", Http(SimulatedDialect.Messages), new(), AnthropicModel.Unknown, time, NullLogger<AnthropicChatClient>.Instance);
            default:
                Assert.True(OllamaEndpoint.TryCreate("http://simulator", null, out var ollama, out _));
                return new OllamaChatClient(ollama, "m", Http(SimulatedDialect.Ollama), new(), time, NullLogger<OllamaChatClient>.Instance);
        }

        Func<HttpClient> Http(SimulatedDialect spoken)
        {
            var handler = new SimulatedMessageHandler(time, spoken);
            return () => new(handler, disposeHandler: false);
        }
    }
}
