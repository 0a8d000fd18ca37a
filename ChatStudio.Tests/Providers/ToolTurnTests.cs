using System.Text.Json;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers;

/// <summary>
/// A turn with tools through <see cref="FunctionInvokingChatClient"/>, in every dialect: the model thinks, calls
/// <c>weather({"city":"Oslo"})</c> and <c>clock({})</c> in one turn, and answers from what they returned.
/// </summary>
public abstract class ToolTurnTests
{
    /// <summary>The providers, pointed at the server.</summary>
    protected abstract ProviderSession Connect(ProviderServer server);

    /// <summary>The turn with the calls.</summary>
    protected abstract ProviderReply Calls();

    /// <summary>A call whose arguments the token limit cut off; null where the dialect cannot cut one.</summary>
    protected abstract ProviderReply? CutCall();

    protected abstract ProviderReply Answer(string text);

    /// <summary>The conversation of the second request as JSON, with what the tools returned.</summary>
    protected abstract string SecondTurn(string weather, string clock, bool failed);

    /// <summary>The conversation in a request's body.</summary>
    protected abstract JsonElement Conversation(JsonElement request);

    [Fact]
    public async Task Two_calls_of_one_turn_are_answered_together()
    {
        await using var server = await ProviderServer.StartAsync(Calls(), Answer("Rain at noon."));
        await using var session = Connect(server);
        var response = await RunAsync(session, (string city) => $"rain in {city}");

        Assert.Equal("Rain at noon.", response.Messages[^1].Text);
        Assert.Equal(SecondTurn("rain in Oslo", "noon", failed: false), Conversation(server.ChatRequests[1].Json).GetRawText());
    }

    [Fact]
    public async Task Failing_tool_is_told_to_the_model_and_the_answer_goes_on()
    {
        await using var server = await ProviderServer.StartAsync(Calls(), Answer("No idea."));
        await using var session = Connect(server);
        var response = await RunAsync(session, string (string city) => throw new InvalidOperationException("no sensor in " + city));

        Assert.Equal("No idea.", response.Messages[^1].Text);
        Assert.Equal(SecondTurn("Error: no sensor in Oslo", "noon", failed: true), Conversation(server.ChatRequests[1].Json).GetRawText());
    }

    [Fact]
    public async Task Stop_while_a_tool_runs_cancels_it_and_asks_nothing_more()
    {
        await using var server = await ProviderServer.StartAsync(Calls(), Answer("never"));
        await using var session = Connect(server);
        using var stop = new CancellationTokenSource();
        var cancelled = false;
        async Task<string> Wait(string city, CancellationToken cancellationToken)
        {
            await stop.CancelAsync();
            cancelled = cancellationToken.IsCancellationRequested;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return city;
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(session, Wait, stop.Token));
        Assert.True(cancelled);
        Assert.Single(server.ChatRequests);
    }

    [Fact]
    public async Task Call_with_arguments_cut_off_is_never_made()
    {
        if (CutCall() is not { } cut)
        {
            // Whole by protocol: an object that is cut is a line that is cut, and the stream tests hold that.
            return;
        }

        await using var server = await ProviderServer.StartAsync(cut, Answer("never"));
        await using var session = Connect(server);
        var response = await RunAsync(session, string (string? city = null) => throw new InvalidOperationException("called with " + city));
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Single(server.ChatRequests);
    }

    private static async Task<ChatResponse> RunAsync(ProviderSession session, Delegate weather, CancellationToken? cancellationToken = null)
    {
        using var client = new FunctionInvokingChatClient(session.Client());
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(weather, "weather"), AIFunctionFactory.Create(() => "noon", "clock")] };
        return await client.GetStreamingResponseAsync("Weather?", options, cancellationToken ?? TestContext.Current.CancellationToken).ToChatResponseAsync();
    }
}
