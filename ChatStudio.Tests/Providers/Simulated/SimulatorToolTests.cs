using System.Text.Json;
using ChatStudio.Core.Providers.Simulated.Answers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>
/// Calls of tools in each dialect over loopback, read by the clients of the providers through their own adapters and by ours:
/// <c>weather({"city":"Oslo","days":3})</c> and <c>clock({})</c> in one turn, and an answer from what they returned.
/// </summary>
public abstract class SimulatorToolTests : IAsyncLifetime
{
    private const string Prompt = "Call weather for Oslo and 3 days, then clock";
    private const string WeatherArguments = """{"city":"Oslo","days":3}""";

    private static readonly AIFunction Weather = AIFunctionFactory.Create((string city, int days) => $"rain in {city} for {days} days", "weather");
    private static readonly AIFunction Clock = AIFunctionFactory.Create(() => "noon", "clock");

    private SimulatorServer _server = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Ollama says <c>stop</c> whether or not there are calls.</summary>
    protected virtual ChatFinishReason Finish => ChatFinishReason.ToolCalls;

    public async ValueTask InitializeAsync() => _server = await SimulatorServer.StartAsync(new HastyTime());

    public virtual async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract IChatClient Connect(string origin, string model);

    [Theory]
    [InlineData("steady-2000")]
    [InlineData("reasoning-first")]
    public async Task Two_calls_stream_with_their_arguments_finish_reason_and_usage(string model)
    {
        using var client = Connect(_server.Origin, model);

        AssertCalls(await client.GetStreamingResponseAsync(Prompt, Tools(), Token).ToChatResponseAsync(Token), thinks: model == "reasoning-first");
    }

    [Fact]
    public async Task Two_calls_come_in_one_piece_as_well()
    {
        using var client = Connect(_server.Origin, "steady-2000");

        AssertCalls(await client.GetResponseAsync(Prompt, Tools(), Token), thinks: false);
    }

    [Theory]
    [InlineData("steady-2000")]
    [InlineData("reasoning-first")]
    public async Task Turn_goes_on_with_what_the_tools_returned(string model)
    {
        using var client = new FunctionInvokingChatClient(Connect(_server.Origin, model));

        var response = await client.GetStreamingResponseAsync(Prompt, Tools(), Token).ToChatResponseAsync(Token);

        // Each adapter wraps in JSON of its own what a tool returned.
        Assert.Collection(
            response.Text.Split('\n')[^4..],
            line => Assert.EndsWith("The tools said:", line, StringComparison.Ordinal),
            Assert.Empty,
            line => Assert.Contains("rain in Oslo for 3 days", line, StringComparison.Ordinal),
            line => Assert.Contains("noon", line, StringComparison.Ordinal));
    }

    private static ChatOptions Tools() => new() { Tools = [Weather, Clock], MaxOutputTokens = 9000 };

    private void AssertCalls(ChatResponse response, bool thinks)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToArray();
        var calls = contents.OfType<FunctionCallContent>().ToArray();
        Assert.Equal(["weather", "clock"], calls.Select(call => call.Name));
        Assert.Equal([WeatherArguments, "{}"], calls.Select(call => JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>())));
        Assert.Equal(2, calls.Select(call => call.CallId).Where(id => id.Length > 0).Distinct().Count());
        Assert.Equal("", response.Text);
        Assert.Equal(Finish, response.FinishReason);
        var spoken = TextTokenizer.Count(WeatherArguments) + TextTokenizer.Count("{}");
        Assert.Equal(thinks, response.Usage?.OutputTokenCount > spoken);
        Assert.True(thinks || response.Usage?.OutputTokenCount == spoken, $"{response.Usage?.OutputTokenCount} tokens, not {spoken}");
    }
}
