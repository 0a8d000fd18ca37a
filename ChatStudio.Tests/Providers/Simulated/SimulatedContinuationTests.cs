using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Answers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>A script that is asked to go on says what it would have said: piece by piece the answer is the one at once.</summary>
public sealed class SimulatedContinuationTests
{
    private const string Prompt = "Explain batching with a table and some code";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "steady-2000")]
    [InlineData("/simulator/v1", "steady-2000")]
    [InlineData("/simulator/v1", "reasoning-first")]
    [InlineData("/simulator/anthropic", "fast-400")]
    [InlineData("/simulator/anthropic", "reasoning-first")]
    [InlineData("/simulator/ollama", "steady-2000")]
    public async Task Answer_in_pieces_is_the_answer_at_once(string path, string model)
    {
        await using var server = await SimulatorServer.StartAsync(new HastyTime());
        await using var session = path switch
        {
            "" => new ProviderSession(null),
            "/simulator/anthropic" => ProviderSession.Anthropic(server.Origin + path),
            "/simulator/ollama" => ProviderSession.Ollama(server.Origin + path),
            _ => new ProviderSession(server.Origin + path),
        };
        await session.Catalog.RefreshAsync(Cancel);
        var info = session.Catalog.Find($"{(path.Length == 0 ? SimulatedModels.ProviderId : session.Catalog.Providers[0].ProviderId)}/{model}")!;
        Assert.Equal(path is "/simulator/ollama" || (path == "/simulator/anthropic" && model != "reasoning-first"), info.TakesPrefill);

        Run? run = null;
        var pieces = 0;
        do
        {
            run = session.Generation.Start(new(info, [new ChatMessage(ChatRole.User, Prompt)])
            {
                Options = new() { MaxOutputTokens = pieces == 0 ? FirstPiece(model) : 61 },
                Continues = run is null ? null : Continuation.Of(run),
            });
            await run.OutcomeAsync(Cancel);
            pieces++;
        }
        while (run.CanBeContinued);

        Assert.Equal((RunState.Completed, "stop"), (run.State, run.Outcome!.FinishReason));
        Assert.Equal(Said(model).Text, run.Text);
        Assert.InRange(pieces, 4, 60);
    }

    [Fact]
    public async Task Cut_off_answer_comes_to_its_end_when_it_is_gone_on_with()
    {
        await using var server = await SimulatorServer.StartAsync(new HastyTime());
        await using var session = new ProviderSession(server.Origin + "/simulator/v1");
        await session.Catalog.RefreshAsync(Cancel);
        var first = session.Ask(Prompt, "cut-off");
        Assert.Equal(RunState.Interrupted, (await first.OutcomeAsync(Cancel)).State);

        var run = session.Generation.Start(new(first.Model, [new ChatMessage(ChatRole.User, Prompt)]) { Continues = Continuation.Of(first) });
        await run.OutcomeAsync(Cancel);

        Assert.Equal((RunState.Completed, Said("cut-off").Text), (run.State, run.Text));
    }

    [Fact]
    public void Answer_that_somebody_else_began_is_not_gone_on_with()
    {
        var continuation = SimulatedContinuation.Of(new("steady-50", [new("user", Prompt), new("assistant", "Not what it says")]));

        Assert.NotNull(continuation);
        Assert.Null(continuation.RestOf(Said("steady-50")));
        Assert.Null(SimulatedContinuation.Of(new("steady-50", [new("user", Prompt), new("assistant", "Hi"), new("user", "Go on")])));
    }

    // What it thinks counts as well; without text there is nothing to go on with.
    private static int FirstPiece(string model) => model == "reasoning-first" ? TextTokenizer.Count(Said(model).Reasoning) + 40 : 150;

    private static ComposedAnswer Said(string model)
    {
        var request = new SimulatedRequest(model, [new("user", Prompt)]);
        return AnswerComposer.Compose(request.Messages, model, ConversationFingerprint.Of(request));
    }
}
