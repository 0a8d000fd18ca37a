using System.Text.Json;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Generation;

/// <summary>A run that goes on with an answer: its text is the whole answer, its numbers are its own.</summary>
public sealed class ContinuedRunTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_is_the_whole_answer_and_numbers_count_the_new_part_only()
    {
        await using var studio = new GenerationFixture();
        var first = await StoppedAsync(studio, "The scheduler pa");

        var (run, answer) = await ContinueAsync(studio, first);
        Assert.Equal(("The scheduler pa", "Think.\n\n"), (run.Text, run.Reasoning));
        studio.Time.Advance(TimeSpan.FromSeconds(2));
        answer.Reasoning("More.", studio.Time.GetTimestamp()).Text("packs streams", studio.Time.GetTimestamp()).Text(" together.", studio.Time.GetTimestamp()).Usage(50, 6).Finish();
        await run.OutcomeAsync(Cancel);

        Assert.Equal(("The scheduler packs streams together.", "Think.\n\nMore."), (run.Text, run.Reasoning));
        var numbers = run.Metrics.Snapshot();
        Assert.Equal((2.0, 6L, 50L, 3), (numbers.TimeToFirstToken, numbers.TokensOut, numbers.TokensIn, numbers.Chunks));
        Assert.Equal(RunMomentKind.Continued, numbers.Moments[0].Kind);
        Assert.Equal([new AnswerSeam(16, RunState.Stopped)], run.Seams);
        Assert.False(run.CanBeContinued);
    }

    [Fact]
    public async Task Restored_run_has_its_whole_text_its_seams_and_its_own_numbers()
    {
        await using var studio = new GenerationFixture();
        var (second, answer) = await ContinueAsync(studio, await StoppedAsync(studio, "One "));
        answer.Text("Two ").End();
        await second.OutcomeAsync(Cancel);
        var (third, last) = await ContinueAsync(studio, second);
        last.Text("Three").Finish();
        await third.OutcomeAsync(Cancel);

        var restored = studio.Generation.Restore(third.ToRecord());

        Assert.Equal(("One Two Three", 8), (restored.Text, restored.EarlierLength));
        Assert.Equal([new AnswerSeam(4, RunState.Stopped), new AnswerSeam(8, RunState.Interrupted)], restored.Seams);
        Assert.Equal(JsonSerializer.Serialize(third.Metrics.Snapshot()), JsonSerializer.Serialize(restored.Metrics.Snapshot()));
        Assert.Equal(third.Metrics.ReadTimings(0), restored.Metrics.ReadTimings(0));
        Assert.Equal(third.Log.Count, restored.Log.Count);
    }

    [Fact]
    public async Task Beginning_as_the_store_has_it_is_what_the_log_begins_with()
    {
        await using var studio = new GenerationFixture();
        var first = await StoppedAsync(studio, "Half");
        var (run, answer) = await ContinueAsync(studio, first);
        answer.Text(" more").Finish();
        await run.OutcomeAsync(Cancel);

        var joined = Continuation.Of(first).Beginning.Join(new RunLogWriter(run, run.BeginningCount).Next()!);

        var whole = new RunLogWriter(run).Next()!;
        Assert.Equal((whole.Count, whole.Text, whole.Reasoning), (joined.Count, joined.Text, joined.Reasoning));
        Assert.Equal(whole.Marks, joined.Marks);
    }

    [Fact]
    public async Task Model_that_takes_the_beginning_of_an_answer_is_given_it_without_the_white_space_at_its_end()
    {
        await using var studio = new GenerationFixture();
        studio.Catalog.Models = [FakeModelCatalog.Model with { TakesPrefill = true }];
        var first = await StoppedAsync(studio, "One.\n\n");

        var (run, answer) = await ContinueAsync(studio, first);
        answer.Text("\n\nTw").Text("o.").Finish();
        await run.OutcomeAsync(Cancel);

        Assert.Equal([(ChatRole.User, "Hello"), (ChatRole.Assistant, "One.")], answer.Messages.Select(message => (message.Role, message.Text)));
        Assert.Equal("One.\n\nTwo.", run.Text);
    }

    [Fact]
    public async Task Model_that_is_to_reason_is_asked_for_the_rest_in_a_turn()
    {
        await using var studio = new GenerationFixture();
        studio.Catalog.Models = [FakeModelCatalog.Model with { TakesPrefill = true }];

        var (_, answer) = await ContinueAsync(studio, await StoppedAsync(studio, "One "), new() { Reasoning = new() { Effort = ReasoningEffort.High } });

        Assert.Equal(
            [(ChatRole.User, "Hello"), (ChatRole.Assistant, "One "), (ChatRole.User, ContinuationTurn.Prompt)],
            answer.Messages.Select(message => (message.Role, message.Text)));
    }

    [Fact]
    public async Task Failure_before_the_first_new_token_leaves_the_answer_as_it_was()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await ContinueAsync(studio, await StoppedAsync(studio, "Half"));
        answer.Throw(new ProviderException(ProviderErrorKind.Network, "refused"));
        await run.OutcomeAsync(Cancel);

        Assert.Equal((RunState.Failed, "Half", true), (run.State, run.Text, run.CanBeContinued));
        Assert.Equal(0, run.Metrics.Snapshot().TokensOut);
        Assert.Equal("Half", studio.Generation.Restore(run.ToRecord()).Text);
    }

    [Theory]
    [InlineData("stop", false)]
    [InlineData("length", true)]
    [InlineData("content_filter", false)]
    public async Task Whole_answer_can_be_continued_only_at_a_length_limit(string reason, bool expected)
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        answer.Text("Some text").Finish(reason);
        await run.OutcomeAsync(Cancel);

        Assert.Equal(expected, run.CanBeContinued);
    }

    [Fact]
    public async Task Continuation_that_added_nothing_can_be_tried_again_and_one_without_text_cannot()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await ContinueAsync(studio, await StoppedAsync(studio, "Half"));
        answer.Finish();
        await run.OutcomeAsync(Cancel);
        var (empty, _) = await studio.StartAnsweredAsync(Cancel);
        empty.Stop();

        Assert.True(run.CanBeContinued);
        Assert.False(empty.CanBeContinued);
    }

    [Fact]
    public async Task Answer_that_still_streams_cannot_be_continued()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        answer.Text("Half");
        await run.UntilTextAsync(4, Cancel);

        Assert.False(run.CanBeContinued);
        Assert.Throws<ArgumentException>(() => Continuation.Of(run));
    }

    private static async Task<Run> StoppedAsync(GenerationFixture studio, string text)
    {
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        answer.Reasoning("Think.").Text(text);
        await run.UntilTextAsync(text.Length, Cancel);
        run.Stop();
        return run;
    }

    private static async Task<(Run Run, FakeAnswer Answer)> ContinueAsync(GenerationFixture studio, Run earlier, ChatOptions? options = null)
    {
        var run = studio.Generation.Start(new(FakeModelCatalog.Model, [new ChatMessage(ChatRole.User, "Hello")]) { Continues = Continuation.Of(earlier), Options = options });
        return (run, await studio.Client.NextCallAsync(Cancel));
    }
}
