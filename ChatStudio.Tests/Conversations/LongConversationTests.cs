using System.Diagnostics;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Conversations.Storage;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations;

public sealed class LongConversationTests(ITestOutputHelper output)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Long_conversation_opens_whole()
    {
        // 500 for the thousand messages of the target: half a second on two busy cores, of which most is the log of 200,000 chunks.
        const int Turns = 60;
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, script) = await studio.AskAsync();
        for (var i = 0; i < 400; i++)
        {
            script.Text($"word{i} ");
        }

        script.Usage(10, 400).Finish();
        await studio.SettledAsync(conversation);
        var record = conversation.Path[1].Run!.ToRecord();
        var id = await MakeLongAsync(studio, record, Turns);
        await studio.RestartAsync();

        var clock = Stopwatch.StartNew();
        var opened = await studio.OpenAsync(id);
        var took = clock.Elapsed;

        Assert.Equal(2 * Turns, opened.Path.Count);
        Assert.All(opened.Path.Where(message => message.Run is not null), message => Assert.Equal(record.Text, message.Text));
        output.WriteLine($"{2 * Turns} messages opened in {took.TotalMilliseconds:0} ms");
    }

    private static async Task<ConversationId> MakeLongAsync(KeptStudio studio, RunRecord answer, int turns)
    {
        var first = StoreData.Started(out var run);
        await studio.Store.CommitAsync(first, Cancel);
        await EndAsync(run);
        var leaf = run.Message;
        for (var i = 1; i < turns; i++)
        {
            var (question, reply) = (MessageId.New(TimeProvider.System), MessageId.New(TimeProvider.System));
            var next = StoreData.Beginning(reply);
            await studio.Store.CommitAsync(first with
            {
                IsNew = false,
                Added =
                [
                    new() { Id = question, ParentId = leaf, Role = MessageRole.User, At = StoreData.At, Text = $"Prompt {i}", ShownChild = reply },
                    new() { Id = reply, ParentId = question, Role = MessageRole.Assistant, At = StoreData.At },
                ],
                Shown = new Dictionary<MessageId, MessageId> { [leaf] = question },
                Run = next,
            }, Cancel);
            await EndAsync(next);
            leaf = reply;
        }

        return first.Summary.Id;

        async Task EndAsync(RunBeginning begun) => Assert.True(await studio.Store.EndAsync(new(begun.Message, begun.Epoch, answer with { Id = begun.Id }), Cancel));
    }
}
