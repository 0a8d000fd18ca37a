using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations;

/// <summary>Continue, as the app does it: on a real file, with restarts.</summary>
public sealed class ContinueAnswerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopped_answer_is_gone_on_with_in_the_same_message_and_comes_back_whole()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await StoppedAsync(studio, "The scheduler pa");
        var message = conversation.Path[^1];
        var (count, branches) = (conversation.Summary.MessageCount, conversation.Summary.BranchCount);

        await studio.Conversations.ContinueAsync(conversation.Id, message.Id, Guid.NewGuid());
        var answer = await studio.Client.NextCallAsync(Cancel);
        Assert.Equal(["Hello", "The scheduler pa", ContinuationTurn.Prompt], answer.Messages.Select(sent => sent.Text));
        Assert.Same(conversation.Path[^1].Run, conversation.LiveRun);
        answer.Text("packs streams.").Finish();
        await studio.SettledAsync(conversation);

        await studio.RestartAsync();

        var after = (await studio.OpenAsync(conversation.Id)).Path;
        Assert.Equal(["Hello", "The scheduler packs streams."], after.Select(each => each.Text));
        Assert.Equal(message.Id, after[1].Id);
        Assert.Equal([(RunState.Stopped, "The scheduler pa"), (RunState.Completed, "The scheduler packs streams.")], after[1].Runs.Select(run => (run.State, run.Text)));
        Assert.Equal([new AnswerSeam(16, RunState.Stopped)], after[1].Run!.Seams);
        Assert.Equal((count, branches), (conversation.Summary.MessageCount, conversation.Summary.BranchCount));
    }

    // Before the end of the first run is written: both are then kept in one transaction.
    [Fact]
    public async Task Continue_right_after_Stop_needs_no_wait()
    {
        await using var studio = await KeptStudio.StartAsync();
        for (var round = 0; round < 20; round++)
        {
            var (conversation, first) = await studio.AskAsync($"Prompt {round}");
            first.Text("Half");
            await conversation.LiveRun!.UntilTextAsync(4, Cancel);
            conversation.LiveRun!.Stop();

            await studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[^1].Id, Guid.NewGuid());
            (await studio.Client.NextCallAsync(Cancel)).Text(" and whole").Finish();
            await studio.SettledAsync(conversation);

            var kept = (await studio.Store.LoadAsync(conversation.Id, Cancel))!.Messages[1];
            Assert.Equal(("Half and whole", 2), (kept.Text, kept.Runs.Count));
        }
    }

    [Fact]
    public async Task Answer_that_streamed_at_a_restart_is_interrupted_and_gone_on_with()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, first) = await studio.AskAsync();
        first.Text("Half an ans");
        await conversation.LiveRun!.UntilTextAsync(11, Cancel);
        await studio.RestartAsync();
        var after = await studio.OpenAsync(conversation.Id);

        await studio.Conversations.ContinueAsync(after.Id, after.Path[1].Id, Guid.NewGuid());
        (await studio.Client.NextCallAsync(Cancel)).Text("answer.").Finish();
        await studio.SettledAsync(after);

        Assert.Equal("Half an answer.", after.Path[1].Text);
        Assert.Equal([new AnswerSeam(11, RunState.Interrupted)], after.Path[1].Run!.Seams);
    }

    // The process ends before anything of the continuation was flushed, and after some of it was.
    [Theory]
    [InlineData("")]
    [InlineData(" and more")]
    public async Task End_of_the_process_in_a_continuation_loses_nothing_of_the_answer(string more)
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await StoppedAsync(studio, "Half");
        await studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[^1].Id, Guid.NewGuid());
        var answer = await studio.Client.NextCallAsync(Cancel);
        if (more.Length > 0)
        {
            answer.Text(more);
            await conversation.LiveRun!.UntilTextAsync(4 + more.Length, Cancel);
            studio.Beat(() => studio.Store.LoadAsync(conversation.Id, Cancel).GetAwaiter().GetResult()!.Messages[1].Text.Length > 4
                || Chunks(studio) > 1);
        }

        // As the next process finds it: the writer of this one has said nothing.
        await studio.Store.OpenAsync(Cancel);

        var kept = (await studio.Store.LoadAsync(conversation.Id, Cancel))!.Messages[1];
        Assert.Equal(("Half" + more, RunState.Interrupted), (kept.Text, kept.Runs[^1].State));
        var run = studio.Generation.Restore(kept.Runs[^1]);
        Assert.Equal(("Half" + more, 4, true), (run.Text, run.EarlierLength, run.CanBeContinued));
        Assert.Equal(more.Length > 0, run.Metrics.Snapshot().TokensOut > 0);
    }

    [Fact]
    public async Task Continue_works_again_after_it_failed_and_keeps_what_every_run_brought()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await StoppedAsync(studio, "One ");
        await ContinueAsync(studio, conversation, answer => answer.Throw(new ProviderException(ProviderErrorKind.Authentication, "no")));
        Assert.Equal((RunState.Failed, "One "), (conversation.Path[1].Run!.State, conversation.Path[1].Text));
        await ContinueAsync(studio, conversation, answer => answer.Text("Two ").End());
        await ContinueAsync(studio, conversation, answer => answer.Text("Three").Usage(9, 3).Finish("length"));
        await ContinueAsync(studio, conversation, answer => answer.Text(" Four").Finish());

        Assert.Equal("One Two Three Four", conversation.Path[1].Text);
        Assert.Equal([4, 4, 8, 13], conversation.Path[1].Run!.Seams.Select(seam => seam.At));
        await studio.RestartAsync();
        var runs = (await studio.OpenAsync(conversation.Id)).Path[1].Runs;
        Assert.Equal(["One ", "One ", "One Two ", "One Two Three", "One Two Three Four"], runs.Select(run => run.Text));
        Assert.Equal(3, runs[3].Metrics.Snapshot().TokensOut);
    }

    [Fact]
    public async Task Double_click_and_a_second_tab_are_one_run()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await StoppedAsync(studio, "Half");
        var (message, request) = (conversation.Path[^1].Id, Guid.NewGuid());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(tab => studio.Conversations.ContinueAsync(conversation.Id, message, tab % 2 == 0 ? request : Guid.NewGuid())));
        (await studio.Client.NextCallAsync(Cancel)).Text(" more").Finish();
        await studio.SettledAsync(conversation);
        await studio.Conversations.ContinueAsync(conversation.Id, message, request);

        Assert.Equal("Half more", conversation.Path[^1].Text);
        Assert.Equal(2, studio.Client.Answers.Count);
    }

    [Fact]
    public async Task Resend_after_a_restart_is_not_sent_again()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await StoppedAsync(studio, "Half");
        var request = Guid.NewGuid();
        await studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[^1].Id, request);
        (await studio.Client.NextCallAsync(Cancel)).Text(" more").End();
        await studio.SettledAsync(conversation);
        await studio.RestartAsync();
        var after = await studio.OpenAsync(conversation.Id);
        Assert.True(after.Path[1].Run!.CanBeContinued);

        await studio.Conversations.ContinueAsync(after.Id, after.Path[1].Id, request);

        Assert.Equal(2, studio.Client.Answers.Count);
    }

    [Fact]
    public async Task Only_the_last_answer_that_ended_early_is_gone_on_with()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await StoppedAsync(studio, "Half");
        var stopped = conversation.Path[1].Id;
        await studio.Conversations.SendAsync(conversation.Id, "Next", Guid.NewGuid());
        (await studio.Client.NextCallAsync(Cancel)).Text("Whole").Finish();
        await studio.SettledAsync(conversation);

        await studio.Conversations.ContinueAsync(conversation.Id, stopped, Guid.NewGuid());
        await studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[3].Id, Guid.NewGuid());
        await studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[2].Id, Guid.NewGuid());

        Assert.Equal(2, studio.Client.Answers.Count);
        Assert.Null(conversation.LiveRun);
    }

    [Fact]
    public async Task Continuation_that_could_not_be_saved_is_refused_before_the_model_is_asked()
    {
        await using var studio = new GenerationFixture();
        var conversation = await studio.Conversations.StartAsync("Hello", FakeModelCatalog.Model);
        (await studio.Client.NextCallAsync(Cancel)).Text("Half").End();
        await conversation.Path[1].Run!.OutcomeAsync(Cancel);
        studio.Store.Problem = new(Core.Conversations.Storage.StorageProblem.Full, "The disk is full.", null);

        await Assert.ThrowsAsync<PromptRejectedException>(() => studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[1].Id, Guid.NewGuid()));

        Assert.Single(studio.Client.Answers);
        Assert.Equal((RunState.Interrupted, "Half"), (conversation.Path[1].Run!.State, conversation.Path[1].Text));
    }

    [Fact]
    public async Task Queue_is_sent_when_the_continued_answer_completes()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, first) = await studio.AskAsync();
        first.Text("Half");
        await conversation.LiveRun!.UntilTextAsync(4, Cancel);
        await studio.Conversations.SendAsync(conversation.Id, "Next", Guid.NewGuid());
        conversation.LiveRun!.Stop();
        await studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[1].Id, Guid.NewGuid());
        (await studio.Client.NextCallAsync(Cancel)).Text(" more").Finish();

        var next = await studio.Client.NextCallAsync(Cancel);

        Assert.Equal(["Hello", "Half more", "Next"], next.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Stop_works_in_a_continuation_and_temporary_chats_have_it_too()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await studio.Conversations.StartAsync("Hello", FakeModelCatalog.Model, Guid.NewGuid(), isTemporary: true);
        (await studio.Client.NextCallAsync(Cancel)).Text("One ").End();
        await studio.SettledAsync(conversation);
        await studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[1].Id, Guid.NewGuid());
        var answer = await studio.Client.NextCallAsync(Cancel);
        answer.Text("Two ");
        await conversation.LiveRun!.UntilTextAsync(8, Cancel);

        conversation.LiveRun!.Stop();

        await answer.Closed.WaitAsync(Cancel);
        Assert.Equal((RunState.Stopped, "One Two "), (conversation.Path[1].Run!.State, conversation.Path[1].Text));
        Assert.True(conversation.Path[1].Run!.CanBeContinued);
    }

    private static long Chunks(KeptStudio studio)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={studio.File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM run_chunks";
        return (long)command.ExecuteScalar()!;
    }

    private static async Task<Conversation> StoppedAsync(KeptStudio studio, string text)
    {
        var (conversation, answer) = await studio.AskAsync();
        answer.Text(text);
        await conversation.LiveRun!.UntilTextAsync(text.Length, Cancel);
        conversation.LiveRun!.Stop();
        await studio.SettledAsync(conversation);
        return conversation;
    }

    private static async Task ContinueAsync(KeptStudio studio, Conversation conversation, Action<FakeAnswer> answer)
    {
        await studio.Conversations.ContinueAsync(conversation.Id, conversation.Path[^1].Id, Guid.NewGuid());
        answer(await studio.Client.NextCallAsync(Cancel));
        await studio.SettledAsync(conversation);
    }
}
