using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Generation;

public sealed class RunStateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_passes_through_every_state_when_the_provider_reports_each_step()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare()
            .Observe(o => o.Sending(1, studio.Time.GetTimestamp()))
            .Observe(o => o.HeadersArrived(studio.Time.GetTimestamp(), "req-1"))
            .Reasoning("Let me think. ").Text("The answer").Usage(12, 34).Finish();

        var run = studio.Start();
        var outcome = await run.OutcomeAsync(Cancel);

        Assert.Equal(new RunEvent.Finished(RunState.Completed, "stop", null), outcome);
        Assert.Equal(
            [
                new RunEvent.StateChanged(RunState.Connecting),
                new RunEvent.RequestSent(1),
                new RunEvent.HeadersReceived("req-1"),
                new RunEvent.StateChanged(RunState.Waiting),
                new RunEvent.StateChanged(RunState.Reasoning),
                new RunEvent.ReasoningDelta("Let me think. "),
                new RunEvent.StateChanged(RunState.Answering),
                new RunEvent.TextDelta("The answer"),
                new RunEvent.UsageReported(new TokenUsage(12, 34)),
                outcome,
            ],
            run.Entries().Select(e => e.Event));
        Assert.Equal("The answer", run.Text);
        Assert.Equal("Let me think. ", run.Reasoning);
    }

    [Fact]
    public async Task Run_of_a_client_that_reports_no_steps_still_passes_through_the_states()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Update(new() { Role = ChatRole.Assistant }).Text("Hi").Finish();

        var run = studio.Start();
        await run.OutcomeAsync(Cancel);

        Assert.Equal([RunState.Connecting, RunState.Waiting, RunState.Answering], run.States());
    }

    [Fact]
    public async Task Run_returns_to_reasoning_when_the_model_does()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Reasoning("a").Text("b").Reasoning("c").Text("d").Finish();

        var run = studio.Start();
        await run.OutcomeAsync(Cancel);

        Assert.Equal([RunState.Connecting, RunState.Waiting, RunState.Reasoning, RunState.Answering, RunState.Reasoning, RunState.Answering], run.States());
        Assert.Equal("bd", run.Text);
        Assert.Equal("ac", run.Reasoning);
    }

    [Fact]
    public async Task Run_is_interrupted_when_the_stream_ends_without_a_finish_reason()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Text("Half an ans").End();

        var run = studio.Start();
        var outcome = await run.OutcomeAsync(Cancel);

        Assert.Equal(RunState.Interrupted, outcome.State);
        Assert.Equal(ProviderErrorKind.Truncated, outcome.Failure!.Kind);
        Assert.Equal("Half an ans", run.Text);
    }

    [Fact]
    public async Task Run_has_failed_when_the_stream_ends_with_nothing_at_all()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().End();

        var outcome = await studio.Start().OutcomeAsync(Cancel);

        Assert.Equal(RunState.Failed, outcome.State);
        Assert.Equal(ProviderErrorKind.Truncated, outcome.Failure!.Kind);
    }

    [Theory]
    [InlineData(ProviderErrorKind.Truncated, RunState.Interrupted)]
    [InlineData(ProviderErrorKind.Network, RunState.Interrupted)]
    [InlineData(ProviderErrorKind.Timeout, RunState.Interrupted)]
    [InlineData(ProviderErrorKind.Protocol, RunState.Interrupted)]
    [InlineData(ProviderErrorKind.ServerError, RunState.Failed)]
    [InlineData(ProviderErrorKind.ContentFiltered, RunState.Failed)]
    [InlineData(ProviderErrorKind.Overloaded, RunState.Failed)]
    public async Task Run_keeps_its_text_and_tells_a_broken_stream_from_a_reported_error(ProviderErrorKind kind, RunState expected)
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Text("kept").Throw(new ProviderException(kind, "It broke.") { ProviderMessage = "words", RequestId = "r" });

        var run = studio.Start();
        var outcome = await run.OutcomeAsync(Cancel);

        Assert.Equal(expected, outcome.State);
        Assert.Equal(new RunFailure(kind, "words", "It broke.", RequestId: "r") { WasAccepted = true }, outcome.Failure);
        Assert.Equal("kept", run.Text);
    }

    [Theory]
    [InlineData(ProviderErrorKind.Network)]
    [InlineData(ProviderErrorKind.Authentication)]
    [InlineData(ProviderErrorKind.Truncated)]
    public async Task Run_has_failed_when_the_error_comes_before_any_content(ProviderErrorKind kind)
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Throw(new ProviderException(kind, "No.") { Attempts = 3 });

        var outcome = await studio.Start().OutcomeAsync(Cancel);

        Assert.Equal(RunState.Failed, outcome.State);
        Assert.Equal((kind, 3, false), (outcome.Failure!.Kind, outcome.Failure.Attempts, outcome.Failure.WasAccepted));
    }

    [Fact]
    public async Task Failure_after_the_headers_says_that_the_provider_had_accepted_the_request()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare()
            .Observe(o => o.HeadersArrived(studio.Time.GetTimestamp(), "req-1"))
            .Throw(new ProviderException(ProviderErrorKind.Network, "The connection broke."));

        var outcome = await studio.Start().OutcomeAsync(Cancel);

        Assert.Equal((RunState.Failed, true), (outcome.State, outcome.Failure!.WasAccepted));
    }

    [Fact]
    public async Task Run_has_failed_when_its_provider_is_not_configured_any_more()
    {
        await using var studio = new GenerationFixture();
        studio.Catalog.Refusal = new(ProviderErrorKind.Authentication, "No key.");

        var outcome = await studio.Start().OutcomeAsync(Cancel);

        Assert.Equal((RunState.Failed, ProviderErrorKind.Authentication), (outcome.State, outcome.Failure!.Kind));
    }

    [Fact]
    public async Task Run_tells_only_the_type_of_an_exception_it_does_not_know()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Text("x").Throw(new InvalidOperationException("key sk-secret", new FormatException("sk-secret")));

        var outcome = await studio.Start().OutcomeAsync(Cancel);

        Assert.Equal(RunState.Failed, outcome.State);
        Assert.Equal(new RunFailure(ProviderErrorKind.Unknown, null, "InvalidOperationException ← FormatException") { WasAccepted = true }, outcome.Failure);
    }

    [Fact]
    public async Task Run_has_failed_when_a_foreign_client_reports_an_error_in_the_stream()
    {
        await using var studio = new GenerationFixture();
        var answer = studio.Client.Prepare().Text("so far").Content(new ErrorContent("overloaded") { ErrorCode = "529" }).Text(" more");

        var run = studio.Start();
        var outcome = await run.OutcomeAsync(Cancel);

        Assert.Equal(RunState.Failed, outcome.State);
        Assert.Equal(("overloaded", "529"), (outcome.Failure!.ProviderMessage, outcome.Failure.Detail));
        Assert.Equal("so far", run.Text);
        await answer.Closed.WaitAsync(Cancel);
    }

    [Fact]
    public async Task Run_ignores_empty_pieces()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Text("").Reasoning("").Content(new TextContent(null)).Text("a").Finish("length");

        var run = studio.Start();
        var outcome = await run.OutcomeAsync(Cancel);

        Assert.Equal("length", outcome.FinishReason);
        Assert.Single(run.Entries(), e => e.Event is RunEvent.TextDelta);
        Assert.Equal(1, run.Metrics.Snapshot().Chunks);
    }

    [Fact]
    public async Task Run_logs_a_tool_call_with_its_arguments_as_json()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare()
            .Content(new FunctionCallContent("call-1", "search", new Dictionary<string, object?> { ["q"] = "sse", ["n"] = 3 }))
            .Content(new FunctionCallContent("call-2", "broken") { RawRepresentation = "{\"half" })
            .Finish("tool_calls");

        var run = studio.Start();
        await run.OutcomeAsync(Cancel);

        var calls = run.Entries().Select(e => e.Event).OfType<RunEvent.ToolCalled>().ToList();
        Assert.Equal([new("call-1", "search", """{"q":"sse","n":3}"""), new("call-2", "broken", "{\"half")], calls);
    }

    [Theory]
    [InlineData(10, 1000, "characters")]
    [InlineData(1000, 3, "chunks")]
    public async Task Run_ends_with_a_named_error_when_the_answer_passes_a_cap(int characters, int chunks, string named)
    {
        await using var studio = new GenerationFixture();
        var answer = studio.Client.Prepare().Text("abc").Text("abc").Text("abc").Text("abc").Text("abc");

        var run = studio.Start(new RunLimits { Characters = characters, Chunks = chunks });
        var outcome = await run.OutcomeAsync(Cancel);

        Assert.Equal((RunState.Interrupted, ProviderErrorKind.Protocol), (outcome.State, outcome.Failure!.Kind));
        Assert.Contains(named, outcome.Failure.Detail, StringComparison.Ordinal);
        Assert.Equal("abcabcabcabc", run.Text);
        await answer.Closed.WaitAsync(Cancel);
    }

    /// <summary>Nothing was sent, so nobody is connecting; afterwards the run goes the way of any other.</summary>
    [Fact]
    public async Task Run_that_waits_for_a_turn_is_queued_until_it_is_sent()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);

        answer.Observe(o => o.WaitsForTurn());
        await run.UntilStateAsync(RunState.Queued, Cancel);
        Assert.Equal(RunState.Queued, run.State);
        studio.Time.Advance(TimeSpan.FromSeconds(3));
        answer.Observe(o => o.Sending(1, studio.Time.GetTimestamp())).Text("x").Finish();
        await run.OutcomeAsync(Cancel);

        Assert.Equal([RunState.Connecting, RunState.Queued, RunState.Connecting, RunState.Waiting, RunState.Answering], run.States());
        var queued = run.Metrics.Snapshot().Phases[0];
        Assert.Equal((PhaseKind.Queued, 0, 3), (queued.Kind, queued.Start, queued.End));
    }

    [Fact]
    public async Task Refused_fields_are_told_in_the_log_and_kept_with_it()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Observe(o => o.FieldsDropped(["temperature", "seed"], studio.Time.GetTimestamp())).Text("x").Finish();

        var run = studio.Start();
        await run.OutcomeAsync(Cancel);

        foreach (var shown in (Run[])[run, studio.Generation.Restore(run.ToRecord())])
        {
            Assert.Equal(["temperature", "seed"], shown.Entries().Select(e => e.Event).OfType<RunEvent.FieldsDropped>().Single().Fields);
        }
    }

    [Fact]
    public async Task Run_sends_the_models_id_the_persons_options_and_its_own_observer_in_a_copy()
    {
        await using var studio = new GenerationFixture();
        var options = new ChatOptions { Temperature = 0.3f };
        studio.Client.Prepare().Finish();

        var run = studio.Generation.Start(new(FakeModelCatalog.Model, [new(ChatRole.User, "Hi")]) { Options = options });
        var answer = await studio.Client.NextCallAsync(Cancel);
        await run.OutcomeAsync(Cancel);

        Assert.Equal(("model", 0.3f), (answer.Options!.ModelId, answer.Options.Temperature));
        Assert.NotNull(answer.Options.GetObserver());
        Assert.Null(options.GetObserver());
    }
}
