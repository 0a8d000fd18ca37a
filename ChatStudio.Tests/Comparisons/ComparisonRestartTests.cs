using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Repeating;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Comparisons;

/// <summary>What is there again after the app was ended and started, and what happens when nothing can be kept.</summary>
public sealed class ComparisonRestartTests
{
    private static readonly string[] Models = ["one", "two"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comparison_comes_back_with_rounds_votes_settings_and_every_chunk_of_its_race()
    {
        await using var studio = await KeptStudio.StartAsync();
        var before = await AnsweredAsync(studio);
        await studio.Comparisons.VoteAsync(before.Id, 1, VoteKind.Best, before.State.Columns[1].Id);
        await studio.Comparisons.SetSettingsAsync(before.Id, new(ComparisonMode.OneByOne, IsBlind: true, "code"));
        await studio.Comparisons.SetCollapsedAsync(before.Id, before.State.Columns[0].Id, true);

        await studio.RestartAsync();

        var summary = Assert.Single(studio.Conversations.Summaries);
        Assert.Equal((ConversationKind.Comparison, "Hello", 3), (summary.Kind, summary.Title, summary.MessageCount));
        var after = await OpenAsync(studio, before);
        Assert.NotSame(before, after);
        Assert.Equal(before.State.Columns, after.State.Columns);
        Assert.Equal(before.State.Settings, after.State.Settings);
        var (was, round) = (before.State.Current!, after.State.Current!);
        Assert.Equal((was.Id, was.Prompt, was.At, was.IsBlind, was.Vote), (round.Id, round.Prompt, round.At, round.IsBlind, round.Vote));
        Assert.False(after.State.IsLive);
        foreach (var (old, run) in was.Runs.Zip(round.Runs))
        {
            Assert.Equal((old.Id, RunState.Completed, old.Text), (run.Id, run.State, run.Text));
            Assert.Equal(Timings(old), Timings(run));
            Assert.Equal(old.Metrics.Snapshot().TokensOut, run.Metrics.Snapshot().TokensOut);
        }
    }

    [Fact]
    public async Task Next_round_after_a_restart_tells_each_column_its_own_history()
    {
        await using var studio = await KeptStudio.StartAsync();
        var before = await AnsweredAsync(studio);
        await studio.RestartAsync();

        await studio.Comparisons.SendAsync(before.Id, "Repeat it", Guid.NewGuid());

        var calls = new[] { await studio.Client.NextCallAsync(Cancel), await studio.Client.NextCallAsync(Cancel) }.ToDictionary(call => call.Options!.ModelId!);
        Assert.Equal(["Hello", "answer of one", "Repeat it"], calls["one"].Messages.Select(message => message.Text));
        Assert.Equal(["Hello", "answer of two", "Repeat it"], calls["two"].Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Columns_that_streamed_at_the_end_come_back_interrupted_with_their_text_and_are_asked_again()
    {
        await using var studio = await KeptStudio.StartAsync();
        var before = await StartAsync(studio, ComparisonMode.OneByOne);
        (await studio.Client.NextCallAsync(Cancel)).Text("Half an ans");
        await before.State.Current!.Answers[0].Run!.UntilTextAsync(11, Cancel);

        await studio.RestartAsync();

        var after = await OpenAsync(studio, before);
        Assert.Equal([RunState.Interrupted, null], after.State.Current!.Answers.Select(answer => answer.Run?.State));
        Assert.Equal("Half an ans", after.State.Current.Answers[0].Run!.Text);
        Assert.False(after.State.IsLive);
        Assert.Single(studio.Client.Answers);

        await studio.Comparisons.RetryFailedAsync(after.Id);
        (await studio.Client.NextCallAsync(Cancel)).Text("whole").Finish();
        (await studio.Client.NextCallAsync(Cancel)).Text("whole").Finish();
        await ComparisonFixture.EndedAsync(after, Cancel);
        Assert.Equal(["whole", "whole"], after.State.Current!.Answers.Select(answer => answer.Run!.Text));
    }

    [Fact]
    public async Task Prompt_and_all_runs_are_in_the_store_before_any_provider_is_asked()
    {
        await using var studio = await KeptStudio.StartAsync();
        var kept = new TaskCompletionSource<ConversationRecord>();
        studio.Client.Prepare().Observe(_ =>
        {
            var id = studio.Store.ListAsync(Cancel).GetAwaiter().GetResult().Single().Id;
            kept.SetResult(studio.Store.LoadAsync(id, Cancel).GetAwaiter().GetResult()!);
        });

        await StartAsync(studio);

        var record = await kept.Task.WaitAsync(Cancel);
        Assert.Equal("Hello", record.Messages[0].Text);
        Assert.Equal(2, record.Messages.Count(message => message.Runs is [{ State: RunState.Connecting }]));
    }

    [Fact]
    public async Task Votes_and_line_ups_are_there_before_any_comparison_is_opened()
    {
        await using var studio = await KeptStudio.StartAsync();
        var comparison = await AnsweredAsync(studio);
        await studio.Comparisons.VoteAsync(comparison.Id, 1, VoteKind.Best, comparison.State.Columns[0].Id);
        await studio.LineUps.SaveAsync(new("Mine", [.. comparison.State.Columns.Select(column => column.Setup)]));

        await studio.RestartAsync();

        Assert.Empty(studio.Comparisons.Comparisons);
        var ballot = Assert.Single(studio.Comparisons.Ballots);
        Assert.Equal(("one", 2), (ballot.Winner!.ModelId, ballot.Contestants.Count));
        Assert.Equal("Mine", Assert.Single(studio.LineUps.All).Name);

        await studio.Comparisons.DeleteAsync(comparison.Id);
        Assert.Empty(studio.Comparisons.Ballots);
        Assert.True(await studio.Conversations.UndoDeleteAsync(new(comparison.Id.Value)));
        Assert.Single(studio.Comparisons.Ballots);
    }

    [Fact]
    public async Task Merge_and_repetition_come_back()
    {
        await using var studio = await KeptStudio.StartAsync();
        var comparison = await AnsweredAsync(studio);
        await studio.Comparisons.MergeAsync(comparison.Id, 1, ComparisonFixture.Model("three"));
        (await studio.Client.NextCallAsync(Cancel)).Text("both in one").Finish();
        await ComparisonFixture.UntilAsync(comparison, state => state.Current!.Merged?.State == RunState.Completed, Cancel);
        var job = studio.Comparisons.Repeat(comparison.Id, "Again", new(Times: 1, WarmUps: 0))!;
        (await studio.Client.NextCallAsync(Cancel)).Text("x").Finish();
        (await studio.Client.NextCallAsync(Cancel)).Text("y").Finish();
        await job.Completion.WaitAsync(Cancel);

        await studio.RestartAsync();

        var after = await OpenAsync(studio, comparison);
        Assert.Equal("both in one", after.State.Current!.Merged!.Text);
        var repeat = studio.Comparisons.RepeatOf(after.Id)!;
        Assert.Equal((1, true, "Again"), (repeat.Done, repeat.IsFinished, repeat.Prompt));
        Assert.Equal(RepeatFiles.Csv(job), RepeatFiles.Csv(repeat));
    }

    [Fact]
    public async Task Prompts_and_answers_are_found_and_lead_to_their_round()
    {
        await using var studio = await KeptStudio.StartAsync();
        var comparison = await AnsweredAsync(studio);
        await studio.Comparisons.SendAsync(comparison.Id, "And a pelican?", Guid.NewGuid());
        (await studio.Client.NextCallAsync(Cancel)).Text("It swims").Finish();
        (await studio.Client.NextCallAsync(Cancel)).Text("It swims").Finish();
        await SettledAsync(studio, comparison);
        await studio.RestartAsync();

        var after = await OpenAsync(studio, comparison);
        foreach (var (words, number) in new[] { ("pelican", 2), ("swims", 2), ("answer two", 1) })
        {
            var hit = Assert.Single(await studio.Conversations.SearchAsync(new ConversationQuery(words), Cancel));
            Assert.Equal(ConversationKind.Comparison, hit.Conversation.Kind);
            Assert.Equal(number, Assert.Single(after.State.Rounds, round => round.Holds(hit.Message!.Value)).Number);
        }
    }

    [Fact]
    public async Task Resend_of_what_was_sent_before_the_restart_is_not_sent_again()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (start, send) = (Guid.NewGuid(), Guid.NewGuid());
        var comparison = await AnsweredAsync(studio, start);
        await studio.Comparisons.SendAsync(comparison.Id, "Next", send);
        (await studio.Client.NextCallAsync(Cancel)).Finish();
        (await studio.Client.NextCallAsync(Cancel)).Finish();
        await SettledAsync(studio, comparison);
        await studio.RestartAsync();

        Assert.Equal(comparison.Id, (await StartAsync(studio, requestId: start)).Id);
        await studio.Comparisons.SendAsync(comparison.Id, "Next", send);

        Assert.Equal(2, (await OpenAsync(studio, comparison)).State.Rounds.Count);
        Assert.Equal(4, studio.Client.Answers.Count);
    }

    [Fact]
    public async Task Title_a_person_gave_is_the_title_of_the_comparison()
    {
        await using var studio = await KeptStudio.StartAsync();
        var comparison = await AnsweredAsync(studio);

        await studio.Conversations.RenameAsync(new(comparison.Id.Value), "My race");
        Assert.Equal("My race", comparison.Title);
        await studio.RestartAsync();

        Assert.Equal("My race", (await OpenAsync(studio, comparison)).Title);
    }

    [Fact]
    public async Task Removed_column_leaves_nothing_of_its_answers()
    {
        await using var studio = await KeptStudio.StartAsync();
        var comparison = await AnsweredAsync(studio, models: ["one", "two", "three"]);

        await studio.Comparisons.RemoveColumnAsync(comparison.Id, comparison.State.Columns[1].Id);
        await studio.RestartAsync();

        var after = await OpenAsync(studio, comparison);
        Assert.Equal(["answer of one", "answer of three"], after.State.Current!.Runs.Select(run => run.Text));
        Assert.Empty(await studio.Conversations.SearchAsync(new ConversationQuery("answer two"), Cancel));
    }

    private static Task<Comparison> StartAsync(KeptStudio studio, ComparisonMode mode = ComparisonMode.AtOnce, Guid? requestId = null, string[]? models = null)
        => studio.Comparisons.StartAsync(
            [.. (models ?? Models).Select((id, index) => ComparisonFixture.Column(id, index + 1))], "Hello", new(mode), requestId ?? Guid.NewGuid());

    private static async Task<Comparison> AnsweredAsync(KeptStudio studio, Guid? requestId = null, string[]? models = null)
    {
        var comparison = await StartAsync(studio, requestId: requestId, models: models);
        foreach (var _ in models ?? Models)
        {
            var call = await studio.Client.NextCallAsync(Cancel);
            studio.Time.Advance(TimeSpan.FromMilliseconds(40));
            call.Text("answer ").Text("of ").Text(call.Options!.ModelId!).Usage(3, 5).Finish();
        }

        await SettledAsync(studio, comparison);
        return comparison;
    }

    /// <summary>Waits until all have ended and everything is written down.</summary>
    private static async Task SettledAsync(KeptStudio studio, Comparison comparison)
    {
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        KeptStudio.Until(() => studio.Journal.Unwritten == 0);
    }

    private static async Task<Comparison> OpenAsync(KeptStudio studio, Comparison comparison)
    {
        var opened = await studio.Comparisons.OpenAsync(comparison.Id, Cancel);
        Assert.NotNull(opened);
        return opened;
    }

    private static IEnumerable<(long, int)> Timings(Run run) => run.Metrics.ReadTimings(0).Select(chunk => (chunk.Microseconds, chunk.Characters));
}
