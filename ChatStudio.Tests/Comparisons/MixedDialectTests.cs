using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Answers;
using ChatStudio.Tests.Providers.Simulated;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Comparisons;

/// <summary>One comparison over sockets: three wire formats, and beside them a column that is refused, one that hangs and one that is cut.</summary>
public sealed class MixedDialectTests : IDisposable
{
    private const string Prompt = "Explain batching with a table and some code";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Columns_in_three_dialects_are_exact_while_others_are_refused_hang_and_are_cut()
    {
        await using var simulator = await SimulatorServer.StartAsync(new HastyTime());
        await using var refusing = await ProviderServer.StartAsync(ProviderReply.Error(401, "Incorrect API key provided.", "invalid_api_key"));
        await using var hanging = await ProviderServer.StartAsync(ProviderReply.HangBeforeHeaders());
        await using var cutting = await ProviderServer.StartAsync(ProviderReply.Stream().Text("Half an ").Text("answer"));
        await using var session = new ConnectionSession(_folder);
        var comparisons = session.Services.GetRequiredService<ComparisonService>();

        var comparison = await comparisons.StartAsync(
            [
                Add(session, "Chat", "other", $"{simulator.Origin}/simulator/v1", "steady-2000"),
                Add(session, "Messages", "anthropic", $"{simulator.Origin}/simulator/anthropic", "reasoning-first"),
                Add(session, "Tags", "ollama", $"{simulator.Origin}/simulator/ollama", "bursts-of-64"),
                Add(session, "Refusing", "other", refusing.BaseUrl, "test-model"),
                Add(session, "Hanging", "other", hanging.BaseUrl, "test-model"),
                Add(session, "Cutting", "other", cutting.BaseUrl, "test-model"),
            ],
            Prompt, new(), Guid.NewGuid());
        await ComparisonFixture.UntilAsync(comparison, state => state.Current!.Open == 1, Cancel);

        var answers = comparison.State.Current!.Answers;
        foreach (var (answer, model) in answers.Zip(["steady-2000", "reasoning-first", "bursts-of-64"]))
        {
            Assert.Equal(RunState.Completed, answer.Run!.State);
            Assert.Equal(Said(model).Text, answer.Run.Text);
        }

        Assert.Equal(Said("reasoning-first").Reasoning, answers[1].Run!.Reasoning);
        Assert.Equal((RunState.Failed, ProviderErrorKind.Authentication), (answers[3].Run!.State, answers[3].Run!.Outcome!.Failure!.Kind));
        Assert.True(answers[4].IsLive);
        Assert.Equal((RunState.Interrupted, "Half an answer"), (answers[5].Run!.State, answers[5].Run!.Text));

        await comparisons.StopAllAsync(comparison.Id);
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Equal(RunState.Stopped, comparison.State.Current!.Answers[4].Run!.State);
        Assert.Equal(3, comparison.State.Current.Runs.Count(run => run.State == RunState.Completed));
    }

    private static ColumnSetup Add(ConnectionSession session, string name, string preset, string address, string model)
    {
        var draft = ConnectionDraft.From(ProviderPresets.All.Single(known => known.Id == preset));
        (draft.Name, draft.BaseUrl, draft.Key) = (name, address, "sk-unused");
        var connection = session.Store.Add(draft);
        return new(session.Catalog.Find($"{connection.Id}/{model}") ?? throw new InvalidOperationException($"{name} has no model {model}."));
    }

    private static ComposedAnswer Said(string model)
    {
        var request = new SimulatedRequest(model, [new("user", Prompt)]);
        return AnswerComposer.Compose(request.Messages, model, ConversationFingerprint.Of(request));
    }
}
