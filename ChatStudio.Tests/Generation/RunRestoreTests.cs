using System.Text.Json;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Generation;

public sealed class RunRestoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stop")]
    [InlineData("cut off")]
    [InlineData("stopped by a person")]
    public async Task Restored_run_has_the_log_the_numbers_and_the_text_it_had(string end)
    {
        await using var studio = new GenerationFixture();
        var run = await EventfulRunAsync(studio, end);

        var restored = studio.Generation.Restore(run.ToRecord());

        Assert.Equal((run.Id, run.Model, run.StartedAt, run.State), (restored.Id, restored.Model, restored.StartedAt, restored.State));
        Assert.Equal((run.Text, run.Reasoning, run.Outcome), (restored.Text, restored.Reasoning, restored.Outcome));
        Assert.Equal(
            run.Entries().Select(entry => (entry.Sequence, At: entry.Timestamp - run.StartTimestamp, entry.Event)),
            restored.Entries().Select(entry => (entry.Sequence, At: entry.Timestamp, entry.Event)));
        Assert.Equal(JsonSerializer.Serialize(run.Metrics.Snapshot()), JsonSerializer.Serialize(restored.Metrics.Snapshot()));
        Assert.Equal(run.Metrics.ReadTimings(0), restored.Metrics.ReadTimings(0));
        Assert.Equal(run.Metrics.ReadSamples(0), restored.Metrics.ReadSamples(0));
        Assert.Equal(run.Metrics.GapHistogram(24), restored.Metrics.GapHistogram(24));
        Assert.True(restored.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Restored_run_does_nothing_when_stopped_and_asks_nobody()
    {
        await using var studio = new GenerationFixture();
        var run = await EventfulRunAsync(studio, "stop");
        var calls = studio.Client.Answers.Count;

        var restored = studio.Generation.Restore(run.ToRecord());

        Assert.False(restored.Stop());
        Assert.False(restored.RetryNow());
        Assert.Equal(RunState.Completed, restored.State);
        Assert.Equal(calls, studio.Client.Answers.Count);
    }

    // As after a crash: the last flush ended somewhere in the middle.
    [Fact]
    public async Task Log_that_ends_in_the_middle_is_an_interrupted_run_with_the_text_so_far()
    {
        await using var studio = new GenerationFixture();
        var whole = (await EventfulRunAsync(studio, "stop")).ToRecord();

        for (var length = 0; length < whole.Marks.Length; length++)
        {
            var restored = studio.Generation.Restore(whole with { State = RunState.Interrupted, Marks = whole.Marks[..length], Text = "First", Reasoning = "" });

            Assert.Equal("First", restored.Text);
            Assert.Equal(RunState.Interrupted, restored.State);
            Assert.NotNull(restored.Outcome?.Failure);
        }
    }

    [Fact]
    public async Task Slices_joined_are_the_log_at_once()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        var writer = new RunLogWriter(run);
        RunLogSlice? joined = null;
        for (var i = 0; i < 5; i++)
        {
            studio.Time.Advance(TimeSpan.FromMilliseconds(33));
            answer.Text($"piece {i} ");
            await run.UntilAsync(e => e is RunEvent.TextDelta text && text.Text == $"piece {i} ", Cancel);
            var next = writer.Next();
            Assert.NotNull(next);
            joined = joined?.Join(next) ?? next;
        }

        answer.Finish();
        await run.OutcomeAsync(Cancel);
        joined = joined!.Join(writer.Next()!);

        var whole = new RunLogWriter(run).Next()!;
        Assert.Equal((whole.Sequence, whole.Count, whole.Text), (joined.Sequence, joined.Count, joined.Text));
        Assert.Equal(whole.Marks, joined.Marks);
        Assert.Null(writer.Next());
    }

    [Fact]
    public async Task Usual_piece_of_text_costs_five_bytes_beside_its_text()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        var writer = new RunLogWriter(run);
        var start = studio.Time.GetTimestamp();
        for (var i = 1; i <= 100; i++)
        {
            answer.Text("word ", start + i * TimeSpan.TicksPerMillisecond * 20);
        }

        answer.Finish();
        await run.OutcomeAsync(Cancel);

        var marks = writer.Next()!.Marks.Length;
        Assert.InRange(marks, 100 * 5, 100 * 5 + 200);
    }

    private static async Task<Run> EventfulRunAsync(GenerationFixture studio, string end)
    {
        var start = studio.Time.GetTimestamp();
        long At(double milliseconds) => start + (long)(milliseconds * TimeSpan.TicksPerMillisecond);
        var answer = studio.Client.Prepare()
            .Observe(o => o.Sending(1, At(2)))
            .Observe((o, cancel) => o.WaitBeforeRetryAsync(new(2, 3, TimeSpan.Zero, ProviderErrorKind.RateLimited, "slow \"down\""), cancel))
            .Observe(o => o.Sending(2, At(20)))
            .Observe(o => o.HeadersArrived(At(55.125), "req-1"))
            .Reasoning("Let me think 🤔 ", At(400)).Reasoning("twice. ", At(420))
            .Update(new TimedChatResponseUpdate { ArrivedAt = At(430), Contents = [new TextReasoningContent("So"), new TextContent("First ")] })
            .Content(new FunctionCallContent("call-1", "search", new Dictionary<string, object?> { ["q"] = "tokens" }));
        for (var i = 0; i < 80; i++)
        {
            // A stall in the middle.
            answer.Text($"word{i} ", At(500 + i * 25 + (i > 40 ? 1500 : 0)));
        }

        answer.Usage(20, 300, 40, 5);
        var run = studio.Start();
        await run.UntilAsync(e => e is RunEvent.UsageReported, Cancel);
        studio.Time.Advance(TimeSpan.FromSeconds(5));
        if (end == "stop")
        {
            answer.Finish();
        }
        else if (end == "cut off")
        {
            answer.Throw(new ProviderException(ProviderErrorKind.Network, "The connection was reset"));
        }
        else
        {
            run.Stop();
        }

        await run.OutcomeAsync(Cancel);
        return run;
    }
}
