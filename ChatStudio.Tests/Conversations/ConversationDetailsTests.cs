using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations;

/// <summary>What a person does to a conversation as a whole: title, pin, tags, deletion.</summary>
public sealed class ConversationDetailsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deleted_conversation_is_stopped_and_in_no_list_and_can_be_taken_back()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, answer) = await studio.AskAsync();
        answer.Text("So far");
        var run = conversation.LiveRun!;
        await run.UntilAsync(e => e is RunEvent.TextDelta, Cancel);

        await studio.Conversations.DeleteAsync(conversation.Id);

        Assert.Equal(RunState.Stopped, run.State);
        Assert.Empty(studio.Conversations.Summaries);
        Assert.Null(studio.Conversations.Find(conversation.Id));
        Assert.Null(await studio.Conversations.OpenAsync(conversation.Id, Cancel));
        await Assert.ThrowsAsync<PromptRejectedException>(() => studio.Conversations.SendAsync(conversation.Id, "More", Guid.NewGuid()));

        Assert.True(await studio.Conversations.UndoDeleteAsync(conversation.Id));

        Assert.Single(studio.Conversations.Summaries);
        Assert.Equal(["Hello", "So far"], (await studio.OpenAsync(conversation.Id)).Path.Select(message => message.Text));
        await studio.Conversations.SendAsync(conversation.Id, "More", Guid.NewGuid());
        await studio.Client.NextCallAsync(Cancel);
    }

    [Fact]
    public async Task Deletion_can_be_taken_back_after_a_restart_and_is_for_good_when_its_time_is_over()
    {
        await using var studio = await KeptStudio.StartAsync();
        var id = (await studio.AnsweredAsync()).Id;
        await studio.Conversations.DeleteAsync(id);
        await studio.RestartAsync();
        Assert.Empty(studio.Conversations.Summaries);
        Assert.True(await studio.Conversations.UndoDeleteAsync(id));
        await studio.Conversations.DeleteAsync(id);

        studio.Time.Advance(ConversationService.UndoWindow + TimeSpan.FromMinutes(1));

        var left = 1;
        while (left > 0)
        {
            left = (await studio.Store.ListAsync(Cancel)).Count;
        }

        Assert.False(await studio.Conversations.UndoDeleteAsync(id));
        Assert.Null(await studio.Store.LoadAsync(id, Cancel));
    }

    [Fact]
    public async Task Title_of_a_person_is_not_replaced_by_one_of_a_model()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await studio.AnsweredAsync();
        var changes = 0;
        conversation.Changed += () => changes++;

        await studio.Conversations.RenameAsync(conversation.Id, "By a model", TitleSource.Model);
        Assert.Equal("By a model", conversation.Title);
        await studio.Conversations.RenameAsync(conversation.Id, "Mine");
        await studio.Conversations.RenameAsync(conversation.Id, "By a model again", TitleSource.Model);
        await studio.Conversations.RenameAsync(conversation.Id, " \u202e\n");

        Assert.Equal(("Mine", 2), (conversation.Title, changes));
    }

    [Fact]
    public async Task Details_that_could_not_be_saved_are_as_they_were()
    {
        await using var studio = new GenerationFixture();
        var conversation = await studio.Conversations.StartAsync("Hello", FakeModelCatalog.Model);
        studio.Store.Problem = new(StorageProblem.Locked, "The database is held by another program.");

        await Assert.ThrowsAsync<StorageException>(() => studio.Conversations.RenameAsync(conversation.Id, "Other"));
        await Assert.ThrowsAsync<StorageException>(() => studio.Conversations.DeleteAsync(conversation.Id));

        Assert.Equal("Hello", Assert.Single(studio.Conversations.Summaries).Title);
        Assert.False(conversation.Path[1].Run!.State.IsFinal());
    }

    [Fact]
    public async Task Switched_branch_is_kept_with_the_next_beat()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await studio.AnsweredAsync("Hello", "First");
        await studio.Conversations.RegenerateAsync(conversation.Id, conversation.Path[1].Id);
        (await studio.Client.NextCallAsync(Cancel)).Text("Second").Finish();
        await studio.SettledAsync(conversation);

        await studio.Conversations.SwitchBranchAsync(conversation.Id, conversation.Path[1].Id, -1);

        var first = conversation.Path[1].Id;
        studio.Beat(() => studio.Store.LoadAsync(conversation.Id, Cancel).GetAwaiter().GetResult()!.Messages[0].ShownChild == first);
    }
}
