using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;

namespace ChatStudio.Tests.Conversations.Storage;

/// <summary>What every store keeps to. A derived class makes the store; all of this then runs against it.</summary>
public abstract partial class ConversationStoreContract
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract IConversationStore Store { get; }

    [Fact]
    public async Task Conversation_comes_back_as_it_was_kept()
    {
        var started = StoreData.Started(out var run);

        Assert.True(await Store.CommitAsync(started, Cancel));

        var kept = await LoadAsync(started);
        AssertSame(started.Summary, kept.Summary);
        Assert.Equal(started.Settings, kept.Settings);
        Assert.Equal(started.ShownRoot, kept.ShownRoot);
        Assert.Equal(started.Added.Select(message => message with { Runs = [] }), kept.Messages.Select(message => message with { Runs = [] }));
        Assert.Equal((run.Id, run.Model, false), (kept.Messages[1].Runs[0].Id, kept.Messages[1].Runs[0].Model, kept.Messages[1].Runs[0].State.IsFinal()));
    }

    [Fact]
    public async Task Unknown_conversation_is_null() => Assert.Null(await Store.LoadAsync(ConversationId.New(TimeProvider.System), Cancel));

    [Fact]
    public async Task List_holds_every_conversation_with_what_a_list_shows()
    {
        var (one, other) = (StoreData.Started(out _), StoreData.Started(out _));
        await Store.CommitAsync(one, Cancel);
        await Store.CommitAsync(other, Cancel);

        var list = (await Store.ListAsync(Cancel)).ToDictionary(summary => summary.Id);

        Assert.Equal(2, list.Count);
        AssertSame(one.Summary, list[one.Summary.Id]);
    }

    [Theory]
    [InlineData("stall", true)]
    [InlineData("STALLS prefill", true)]
    [InlineData("stall missing", false)]
    [InlineData("NAÏVE", true)]
    [InlineData("tall", false)]
    [InlineData("C#", true)]
    [InlineData("C++", false)]
    [InlineData("数据", true)]
    [InlineData("p95 数据", true)]
    [InlineData("a/b", true)]
    [InlineData("100%", true)]
    [InlineData("50%", false)]
    [InlineData("\"chunked", true)]
    [InlineData("OR", false)]
    [InlineData("?!", true)]
    public async Task Text_is_found_by_the_beginnings_of_its_words(string words, bool isFound)
    {
        var started = StoreData.Started(out var run);
        await Store.CommitAsync(started, Cancel);
        await Store.EndAsync(run.Ended("Stalls: the naïve \"chunked\" prefill, p95, in C# a/b 流式数据流 100%?!"), Cancel);

        var hits = await FindAsync(words);

        Assert.Equal(isFound ? [(started.Summary.Id, run.Message)] : [], hits.Select(hit => (hit.Conversation, hit.Message)));
    }

    [Fact]
    public async Task Search_finds_the_latest_message_of_each_conversation_the_latest_first()
    {
        var first = StoreData.Started(out var one, prompt: "one");
        var second = StoreData.Started(out var two, prompt: "two");
        await Store.CommitAsync(first, Cancel);
        await Store.CommitAsync(second, Cancel);
        await Store.EndAsync(two.Ended("token two"), Cancel);
        await Store.EndAsync(one.Ended("a token"), Cancel);

        var hits = await FindAsync("token");

        Assert.Equal([two.Message, one.Message], hits.Select(hit => hit.Message));
        Assert.Equal([first.Summary.Id], (await FindAsync("token", [first.Summary.Id])).Select(hit => hit.Conversation));
        Assert.Empty(await FindAsync("token", []));
        Assert.Single(await FindAsync("token", limit: 1));
    }

    [Fact]
    public async Task What_is_deleted_is_not_found()
    {
        var started = StoreData.Started(out var run, prompt: "token");
        await Store.CommitAsync(started, Cancel);
        await Store.EndAsync(run.Ended("token"), Cancel);

        await Store.SaveDetailsAsync(started.Summary with { DeletedAt = StoreData.At }, Cancel);
        Assert.Empty(await FindAsync("token"));
        await Store.SaveDetailsAsync(started.Summary, Cancel);
        Assert.Single(await FindAsync("token"));
        await Store.PurgeAsync([started.Summary.Id], Cancel);

        Assert.Empty(await FindAsync("token"));
    }

    [Fact]
    public async Task Details_are_kept_and_later_messages_leave_them_alone()
    {
        var started = StoreData.Started(out _);
        await Store.CommitAsync(started, Cancel);
        var details = started.Summary with
        {
            Title = "Mine", TitleSource = TitleSource.Person, IsPinned = true, IsArchived = true, DeletedAt = StoreData.At.AddDays(1), Tags = ["work", "a b"],
        };

        await Store.SaveDetailsAsync(details with { Preview = "not a detail", MessageCount = 99 }, Cancel);
        await Store.CommitAsync(started with { IsNew = false, Added = [], Run = null, Summary = started.Summary with { MessageCount = 3, Preview = "Next" } }, Cancel);

        AssertSame(details with { MessageCount = 3, Preview = "Next" }, (await LoadAsync(started)).Summary);
    }

    [Fact]
    public async Task Message_is_added_and_shown_beside_its_sibling()
    {
        var started = StoreData.Started(out _);
        await Store.CommitAsync(started, Cancel);
        var (prompt, first) = (started.Added[0].Id, started.Added[1].Id);
        var second = new MessageRecord { Id = MessageId.New(TimeProvider.System), ParentId = prompt, Role = MessageRole.Assistant, At = StoreData.At.AddMinutes(1) };

        await Store.CommitAsync(started with
        {
            IsNew = false, Added = [second], Shown = new Dictionary<MessageId, MessageId> { [prompt] = second.Id }, Run = StoreData.Beginning(second.Id),
        }, Cancel);

        var kept = await LoadAsync(started);
        Assert.Equal([prompt, first, second.Id], kept.Messages.Select(message => message.Id));
        Assert.Equal(second.Id, kept.Messages[0].ShownChild);
        Assert.Single(kept.Messages[2].Runs);
    }

    [Fact]
    public async Task Request_that_is_known_changes_nothing()
    {
        var request = Guid.NewGuid();
        var first = StoreData.Started(out _, request);
        var again = StoreData.Started(out _, request);

        Assert.True(await Store.CommitAsync(first, Cancel));
        Assert.False(await Store.CommitAsync(again, Cancel));

        Assert.Equal(first.Summary.Id, Assert.Single(await Store.ListAsync(Cancel)).Id);
        Assert.Equal(first.Summary.Id, await Store.FindRequestAsync(request, Cancel));
        Assert.Null(await Store.FindRequestAsync(Guid.NewGuid(), Cancel));
    }

    [Fact]
    public async Task Same_request_from_many_sides_at_once_is_taken_once()
    {
        var request = Guid.NewGuid();

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.CommitAsync(StoreData.Started(out var _, request), Cancel))));

        Assert.Single(taken, isTaken => isTaken);
        Assert.Single(await Store.ListAsync(Cancel));
    }

    [Fact]
    public async Task Queue_keeps_its_order_and_a_sent_prompt_takes_its_request_along()
    {
        var started = StoreData.Started(out _);
        await Store.CommitAsync(started, Cancel);
        var prompts = new[] { "one", "two" }.Select(text => new QueuedPrompt(MessageId.New(TimeProvider.System), text, Guid.NewGuid())).ToArray();
        var change = started with { IsNew = false, Added = [], Run = null };
        foreach (var prompt in prompts)
        {
            Assert.True(await Store.CommitAsync(change with { Queued = prompt }, Cancel));
        }

        Assert.False(await Store.CommitAsync(change with { Queued = prompts[1] }, Cancel));
        Assert.Equal(prompts, (await LoadAsync(started)).Queue);

        var answer = new MessageRecord { Id = MessageId.New(TimeProvider.System), ParentId = started.Added[1].Id, Role = MessageRole.Assistant, At = StoreData.At };
        Assert.True(await Store.CommitAsync(change with { Dequeued = prompts[0].Id, Added = [answer], Run = StoreData.Beginning(answer.Id, prompts[0].RequestId) }, Cancel));

        Assert.Equal([prompts[1]], (await LoadAsync(started)).Queue);
        Assert.Equal(started.Summary.Id, await Store.FindRequestAsync(prompts[0].RequestId, Cancel));
    }

    [Fact]
    public async Task Ended_run_comes_back_whole_with_its_message()
    {
        var started = StoreData.Started(out var run);
        await Store.CommitAsync(started, Cancel);
        await Store.FlushAsync([run.Flush(0, "A tok")], Cancel);
        var ending = run.Ended("A token.");

        Assert.True(await Store.EndAsync(ending, Cancel));

        var answer = (await LoadAsync(started)).Messages[1];
        Assert.Equal("A token.", answer.Text);
        var kept = Assert.Single(answer.Runs);
        Assert.Equal(ending.Run.Marks, kept.Marks);
        Assert.Equal(ending.Run, kept with { Marks = ending.Run.Marks });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task Writer_of_another_epoch_is_refused(int epoch)
    {
        var started = StoreData.Started(out var run);
        await Store.CommitAsync(started, Cancel);

        Assert.Equal([run.Id], await Store.FlushAsync([run.Flush(0, "late", epoch)], Cancel));
        Assert.False(await Store.EndAsync(run.Ended("late", epoch: epoch), Cancel));

        Assert.False((await LoadAsync(started)).Messages[1].Runs[0].State.IsFinal());
    }

    [Fact]
    public async Task First_end_of_a_run_stays()
    {
        var started = StoreData.Started(out var run);
        await Store.CommitAsync(started, Cancel);
        await Store.EndAsync(run.Ended("first", RunState.Stopped), Cancel);

        Assert.False(await Store.EndAsync(run.Ended("second"), Cancel));
        Assert.Equal([run.Id], await Store.FlushAsync([run.Flush(1, "more")], Cancel));

        var kept = (await LoadAsync(started)).Messages[1];
        Assert.Equal(("first", RunState.Stopped), (kept.Text, kept.Runs[0].State));
    }

    [Fact]
    public async Task Refused_run_does_not_keep_others_from_being_kept()
    {
        var (one, other) = (StoreData.Started(out var refused), StoreData.Started(out var taken));
        await Store.CommitAsync(one, Cancel);
        await Store.CommitAsync(other, Cancel);

        Assert.Equal([refused.Id], await Store.FlushAsync([refused.Flush(0, "no", epoch: 7), taken.Flush(0, "yes")], Cancel));

        await Store.OpenAsync(Cancel);
        Assert.Equal("yes", (await LoadAsync(other)).Messages[1].Text);
        Assert.Equal("", (await LoadAsync(one)).Messages[1].Text);
    }

    [Fact]
    public async Task Run_left_running_is_interrupted_with_what_was_flushed_and_its_writer_refused()
    {
        var started = StoreData.Started(out var run);
        await Store.CommitAsync(started, Cancel);
        await Store.FlushAsync([run.Flush(0, "Half an ")], Cancel);
        await Store.FlushAsync([run.Flush(1, "answ")], Cancel);

        await Store.OpenAsync(Cancel);

        var answer = (await LoadAsync(started)).Messages[1];
        Assert.Equal("Half an answ", answer.Text);
        Assert.Equal((RunState.Interrupted, "Half an answ"), (answer.Runs[0].State, answer.Runs[0].Text));
        Assert.Equal([0, 0, 8, 0, 0, 4], answer.Runs[0].Marks);
        Assert.Equal([run.Id], await Store.FlushAsync([run.Flush(2, "er")], Cancel));
        Assert.False(await Store.EndAsync(run.Ended("Half an answer"), Cancel));
    }

    [Fact]
    public async Task Purged_conversation_is_gone_with_its_requests_and_its_runs_are_refused()
    {
        var request = Guid.NewGuid();
        var (gone, stays) = (StoreData.Started(out var run, request), StoreData.Started(out _));
        await Store.CommitAsync(gone, Cancel);
        await Store.CommitAsync(stays, Cancel);

        await Store.PurgeAsync([gone.Summary.Id], Cancel);

        Assert.Equal(stays.Summary.Id, Assert.Single(await Store.ListAsync(Cancel)).Id);
        Assert.Null(await Store.LoadAsync(gone.Summary.Id, Cancel));
        Assert.Null(await Store.FindRequestAsync(request, Cancel));
        Assert.Equal([run.Id], await Store.FlushAsync([run.Flush(0, "late")], Cancel));
    }

    protected async Task<ConversationRecord> LoadAsync(ConversationChange change)
    {
        var record = await Store.LoadAsync(change.Summary.Id, Cancel);
        Assert.NotNull(record);
        return record;
    }

    // Lists of records are compared by reference.
    private static void AssertSame(ConversationSummary expected, ConversationSummary actual)
    {
        Assert.Equal(expected.Tags, actual.Tags);
        Assert.Equal(expected.Models, actual.Models);
        Assert.Equal(expected, actual with { Tags = expected.Tags, Models = expected.Models });
    }

    private Task<IReadOnlyList<MessageHit>> FindAsync(string words, IReadOnlyCollection<ConversationId>? among = null, int limit = 50)
        => Store.FindTextAsync(SearchWords.Of(words), among, limit, Cancel);
}
