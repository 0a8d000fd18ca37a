using ChatStudio.Core.Generation;

namespace ChatStudio.Tests.Conversations.Storage;

/// <content>Answers that are gone on with.</content>
public abstract partial class ConversationStoreContract
{
    [Fact]
    public async Task Run_that_goes_on_with_an_answer_has_its_text_from_the_beginning_and_leaves_the_earlier_run_as_it_was()
    {
        var started = StoreData.Started(out var first);
        await Store.CommitAsync(started, Cancel);
        await Store.EndAsync(first.Ended("Half", RunState.Stopped), Cancel);
        var second = first.Continued("Half");

        Assert.True(await Store.CommitAsync(started with { IsNew = false, Added = [], Run = second }, Cancel));
        await Store.FlushAsync([second.Flush(1, " and m")], Cancel);
        await Store.FlushAsync([second.Flush(2, "ore")], Cancel);
        await Store.OpenAsync(Cancel);

        var answer = (await LoadAsync(started)).Messages[1];
        Assert.Equal("Half and more", answer.Text);
        Assert.Equal([("Half", RunState.Stopped), ("Half and more", RunState.Interrupted)], answer.Runs.Select(run => (run.Text, run.State)));
        Assert.Equal([0, 0, 4, 0, 0, 6, 0, 0, 3], answer.Runs[1].Marks);
        Assert.Equal(first.Ended("Half").Run.Usage, answer.Runs[0].Usage);
    }

    [Fact]
    public async Task Run_that_goes_on_and_is_interrupted_before_its_first_flush_still_has_the_answer()
    {
        var started = StoreData.Started(out var first);
        await Store.CommitAsync(started, Cancel);
        await Store.EndAsync(first.Ended("Half", RunState.Stopped), Cancel);
        await Store.CommitAsync(started with { IsNew = false, Added = [], Run = first.Continued("Half") }, Cancel);

        await Store.OpenAsync(Cancel);

        var answer = (await LoadAsync(started)).Messages[1];
        Assert.Equal(("Half", "Half"), (answer.Text, answer.Runs[1].Text));
    }

    [Fact]
    public async Task Run_that_goes_on_brings_the_end_of_the_earlier_one_along_and_the_first_end_stays()
    {
        var started = StoreData.Started(out var first);
        await Store.CommitAsync(started, Cancel);
        var second = first.Continued("Half");
        var change = started with { IsNew = false, Added = [], Run = second, Ended = first.Ended("Half", RunState.Stopped) };

        Assert.True(await Store.CommitAsync(change, Cancel));
        Assert.False(await Store.EndAsync(first.Ended("Half", RunState.Stopped), Cancel));
        Assert.True(await Store.EndAsync(second.Ended("Half and more"), Cancel));
        Assert.True(await Store.CommitAsync(change with { Run = second.Continued("Half and more"), Ended = second.Ended("late") }, Cancel));

        var answer = (await LoadAsync(started)).Messages[1];
        Assert.Equal(["Half", "Half and more"], answer.Runs.Take(2).Select(run => run.Text));
        Assert.Equal([RunState.Stopped, RunState.Completed], answer.Runs.Take(2).Select(run => run.State));
    }
}
