using ChatStudio.Core.Generation;
using ChatStudio.Tests.Conversations.Transfer;

namespace ChatStudio.Tests.Conversations.Storage;

/// <content>Whole conversations that come from elsewhere.</content>
public abstract partial class ConversationStoreContract
{
    [Fact]
    public async Task Imported_conversation_comes_back_whole_and_is_found()
    {
        var original = GeneratedConversation.Draw(21);
        var last = original.Messages[^1] with { Text = "zanzibar", Runs = [.. original.Messages[^1].Runs.Select(run => run with { Text = "zanzibar", Marks = [1, 2] })] };
        var imported = original with { Messages = [.. original.Messages.SkipLast(1), last] };

        await Store.ImportAsync(imported, Cancel);

        var kept = await Store.LoadAsync(imported.Summary.Id, Cancel);
        Assert.NotNull(kept);
        AssertSame(imported.Summary, kept.Summary);
        Assert.Equal((imported.Settings, imported.ShownRoot), (kept.Settings, kept.ShownRoot));
        Assert.Equal(imported.Messages.Select(message => message with { Runs = [] }), kept.Messages.Select(message => message with { Runs = [] }));
        foreach (var (one, other) in imported.Messages.Zip(kept.Messages).SelectMany(pair => pair.First.Runs.Zip(pair.Second.Runs)))
        {
            Assert.Equal(one.Marks, other.Marks);
            Assert.Equal(one, other with { Marks = one.Marks });
        }

        Assert.Equal(imported.Messages.Sum(message => message.Runs.Count), kept.Messages.Sum(message => message.Runs.Count));
        Assert.Equal([imported.Summary.Id], (await FindAsync("zanzibar")).Select(hit => hit.Conversation));
        await Store.OpenAsync(Cancel);
        Assert.All((await Store.LoadAsync(imported.Summary.Id, Cancel))!.Messages.SelectMany(message => message.Runs), run => Assert.True(run.State.IsFinal()));
    }
}
