using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations;

public sealed class DeleteAllTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_gone_what_streams_is_stopped_and_nothing_comes_back_after_a_restart()
    {
        await using var studio = await KeptStudio.StartAsync();
        await studio.AnsweredAsync("One");
        var deleted = await studio.AnsweredAsync("Two");
        await studio.Conversations.DeleteAsync(deleted.Id);
        var (streaming, _) = await studio.AskAsync("Three");
        var temporary = await studio.Conversations.StartAsync("Four", FakeModelCatalog.Model, isTemporary: true);

        Assert.Equal(4, await studio.Conversations.DeleteAllAsync());

        Assert.Empty(studio.Conversations.Summaries);
        Assert.Equal([RunState.Stopped, RunState.Stopped], new[] { streaming, temporary }.Select(conversation => conversation.Path[1].Run!.State));
        Assert.False(await studio.Conversations.UndoDeleteAsync(deleted.Id));
        await Assert.ThrowsAsync<PromptRejectedException>(() => studio.Conversations.SendAsync(streaming.Id, "Still there?", Guid.NewGuid()));
        await studio.RestartAsync();
        Assert.Empty(await studio.Store.ListAsync(Cancel));
    }

    [Fact]
    public async Task Store_that_refuses_is_told_and_the_conversations_go_on()
    {
        await using var fixture = new GenerationFixture();
        var conversation = await fixture.Conversations.StartAsync("One", FakeModelCatalog.Model);
        (await fixture.Client.NextCallAsync(Cancel)).Text("Hi").Finish();
        await conversation.Path[1].Run!.Completion;
        KeptStudio.Until(() => fixture.Journal.Unwritten == 0);
        fixture.Store.Problem = new(StorageProblem.Locked, "Held.");

        await Assert.ThrowsAsync<StorageException>(fixture.Conversations.DeleteAllAsync);

        fixture.Store.Problem = null;
        Assert.Single(fixture.Conversations.Summaries);
        await fixture.Conversations.SendAsync(conversation.Id, "Two", Guid.NewGuid());
        Assert.Equal(4, conversation.Path.Count);
    }
}
