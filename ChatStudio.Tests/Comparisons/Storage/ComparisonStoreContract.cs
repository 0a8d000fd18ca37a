using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Storage;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Conversations.Storage;

namespace ChatStudio.Tests.Comparisons.Storage;

/// <summary>What every store of comparisons keeps to, together with the store of conversations that has their messages. A derived class makes both.</summary>
public abstract class ComparisonStoreContract
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract IComparisonStore Store { get; }

    protected abstract IConversationStore Conversations { get; }

    [Fact]
    public async Task Comparison_comes_back_with_its_messages_and_what_stands_beside_them()
    {
        var change = Started();

        Assert.True(await Store.CommitAsync(change, Cancel));

        var kept = await LoadAsync(change);
        Assert.Equal((change.Document, change.Beginning, null), (kept.Document, kept.Beginning, kept.Repeat));
        Assert.Equal(ConversationKind.Comparison, kept.Conversation.Summary.Kind);
        Assert.Equal(change.Conversation.Added.Select(message => message.Id), kept.Conversation.Messages.Select(message => message.Id));
        Assert.All(kept.Conversation.Messages.Skip(1), message => Assert.False(Assert.Single(message.Runs).State.IsFinal()));
        Assert.Equal(ConversationKind.Comparison, Assert.Single(await Conversations.ListAsync(Cancel)).Kind);
    }

    [Fact]
    public async Task Unknown_one_and_a_chat_are_null()
    {
        var chat = StoreData.Started(out _);
        await Conversations.CommitAsync(chat, Cancel);

        Assert.Null(await Store.LoadAsync(ComparisonId.New(TimeProvider.System), Cancel));
        Assert.Null(await Store.LoadAsync(new(chat.Summary.Id.Value), Cancel));
        Assert.Equal(ConversationKind.Chat, Assert.Single(await Conversations.ListAsync(Cancel)).Kind);
    }

    [Fact]
    public async Task Later_change_replaces_document_and_votes_and_leaves_the_beginning()
    {
        var change = Started();
        await Store.CommitAsync(change, Cancel);

        await Store.CommitAsync(Nothing(change) with { Document = "{\"second\":2}", Ballots = "[1]" }, Cancel);

        var kept = await LoadAsync(change);
        Assert.Equal(("{\"second\":2}", change.Beginning), (kept.Document, kept.Beginning));
        Assert.Equal("[1]", (await Store.ListBallotsAsync(Cancel))[Id(change)]);
    }

    [Fact]
    public async Task Request_that_is_known_changes_nothing()
    {
        var request = Guid.NewGuid();
        var change = Started(request);
        await Store.CommitAsync(change, Cancel);

        Assert.False(await Store.CommitAsync(Started(request), Cancel));
        Assert.False(await Store.CommitAsync(Nothing(change) with
        {
            Document = "{\"second\":2}",
            Conversation = Nothing(change).Conversation with { Run = StoreData.Beginning(change.Conversation.Added[1].Id, request) },
        }, Cancel));

        Assert.Equal(change.Document, (await LoadAsync(change)).Document);
        Assert.Equal(change.Conversation.Summary.Id, await Conversations.FindRequestAsync(request, Cancel));
    }

    [Fact]
    public async Task Every_column_left_running_is_interrupted_with_what_was_flushed_and_its_writer_refused()
    {
        var change = Started();
        await Store.CommitAsync(change, Cancel);
        RunBeginning[] runs = [change.Conversation.Run!, .. change.Conversation.RunsBeside];
        await Conversations.FlushAsync([.. runs.Select((run, index) => run.Flush(0, $"half {index}"))], Cancel);

        await Conversations.OpenAsync(Cancel);

        var answers = (await LoadAsync(change)).Conversation.Messages.Skip(1).ToList();
        Assert.Equal(["half 0", "half 1"], answers.Select(answer => answer.Text));
        Assert.All(answers, answer => Assert.Equal(RunState.Interrupted, Assert.Single(answer.Runs).State));
        Assert.Equal(runs.Select(run => run.Id), await Conversations.FlushAsync([.. runs.Select(run => run.Flush(1, "more"))], Cancel));
    }

    [Fact]
    public async Task Removed_answer_is_gone_with_its_run_and_not_found_any_more()
    {
        var change = Started();
        await Store.CommitAsync(change, Cancel);
        var (stays, goes) = (change.Conversation.Run!, change.Conversation.RunsBeside[0]);
        await Conversations.EndAsync(stays.Ended("a plain word"), Cancel);
        await Conversations.EndAsync(goes.Ended("a secret word"), Cancel);

        await Store.CommitAsync(Nothing(change) with { Conversation = Nothing(change).Conversation with { Removed = [goes.Message] } }, Cancel);

        Assert.Equal([change.Conversation.Added[0].Id, stays.Message], (await LoadAsync(change)).Conversation.Messages.Select(message => message.Id));
        Assert.Empty(await Conversations.FindTextAsync(Core.Conversations.Search.SearchWords.Of("secret"), null, 9, Cancel));
        Assert.Equal(stays.Message, Assert.Single(await Conversations.FindTextAsync(Core.Conversations.Search.SearchWords.Of("word"), null, 9, Cancel)).Message);
    }

    [Fact]
    public async Task Last_repetition_is_kept_in_place_of_the_one_before()
    {
        var change = Started();
        await Store.CommitAsync(change, Cancel);

        await Store.SaveRepeatAsync(Id(change), "first", Cancel);
        await Store.SaveRepeatAsync(Id(change), "second", Cancel);
        await Store.SaveRepeatAsync(ComparisonId.New(TimeProvider.System), "nobody's", Cancel);
        await Store.CommitAsync(Nothing(change) with { Document = "{\"second\":2}" }, Cancel);

        Assert.Equal("second", (await LoadAsync(change)).Repeat);
    }

    [Fact]
    public async Task Purged_comparison_is_gone_with_its_votes()
    {
        var (gone, stays) = (Started(), Started());
        await Store.CommitAsync(gone, Cancel);
        await Store.CommitAsync(stays, Cancel);

        await Conversations.PurgeAsync([gone.Conversation.Summary.Id], Cancel);

        Assert.Null(await Store.LoadAsync(Id(gone), Cancel));
        Assert.Equal([Id(stays)], (await Store.ListBallotsAsync(Cancel)).Keys);
    }

    [Fact]
    public async Task Line_up_is_kept_by_its_name_until_it_is_forgotten()
    {
        ColumnSetup[] columns = [new(ComparisonFixture.Model("one")) { Parameters = new() { Temperature = 0.2, Seed = 7 }, SystemPrompt = "Be brief." }, ComparisonFixture.Column("two", 2)];
        await Store.SaveLineUpAsync(new("Mine", [columns[1], columns[0]]), Cancel);
        await Store.SaveLineUpAsync(new("Mine", columns), Cancel);
        await Store.SaveLineUpAsync(new("Other", columns), Cancel);

        await Store.ForgetLineUpAsync("Other", Cancel);
        await Store.ForgetLineUpAsync("Unknown", Cancel);

        var kept = Assert.Single(await Store.ListLineUpsAsync(Cancel));
        Assert.Equal("Mine", kept.Name);
        Assert.Equal(columns, kept.Columns);
    }

    protected async Task<ComparisonRecord> LoadAsync(ComparisonChange change)
    {
        var record = await Store.LoadAsync(Id(change), Cancel);
        Assert.NotNull(record);
        return record;
    }

    /// <summary>A comparison of two columns whose answers are about to begin.</summary>
    protected static ComparisonChange Started(Guid requestId = default)
    {
        var chat = StoreData.Started(out var run, requestId);
        var beside = new MessageRecord { Id = MessageId.New(TimeProvider.System), ParentId = chat.Added[0].Id, Role = MessageRole.Assistant, At = StoreData.At.AddSeconds(1) };
        return new(
            chat with
            {
                Summary = chat.Summary with { Kind = ConversationKind.Comparison },
                Added = [.. chat.Added, beside],
                Run = run,
                RunsBeside = [StoreData.Beginning(beside.Id)],
            },
            "{\"first\":1}", "[]")
        {
            Beginning = "[\"chat\"]",
        };
    }

    private static ComparisonId Id(ComparisonChange change) => new(change.Conversation.Summary.Id.Value);

    private static ComparisonChange Nothing(ComparisonChange change)
        => change with { Beginning = null, Conversation = change.Conversation with { IsNew = false, Added = [], Run = null, RunsBeside = [] } };
}
