using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ChatStudio.Tests.Conversations;

/// <summary>What is in the file while answers stream, and when the file cannot take it.</summary>
public sealed class RunJournalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompt_and_run_are_in_the_store_before_the_provider_is_asked()
    {
        await using var studio = await KeptStudio.StartAsync();
        var asked = new TaskCompletionSource<string[]>();
        studio.Client.Prepare().Observe(_ => asked.SetResult([
            Text(studio, "SELECT text FROM messages WHERE role = 'User'"), Text(studio, "SELECT status FROM runs")]));

        await studio.Conversations.StartAsync("Hello", FakeModelCatalog.Model);

        Assert.Equal(["Hello", "running"], await asked.Task.WaitAsync(Cancel));
    }

    [Fact]
    public async Task Text_is_in_the_store_after_a_beat_and_not_before()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, answer) = await studio.AskAsync();
        answer.Text("One ").Text("two ");
        await conversation.LiveRun!.UntilAsync(e => e is RunEvent.TextDelta { Text: "two " }, Cancel);
        Assert.Equal("", Chunks(studio));

        studio.Beat(() => Chunks(studio) == "One two ");

        answer.Text("three");
        await conversation.LiveRun!.UntilAsync(e => e is RunEvent.TextDelta { Text: "three" }, Cancel);
        studio.Beat(() => Chunks(studio) == "One two three");
    }

    [Fact]
    public async Task End_is_written_without_waiting_for_a_beat_and_chunks_are_gone()
    {
        await using var studio = await KeptStudio.StartAsync();

        await studio.AnsweredAsync(answer: "Hi there");

        Assert.Equal("Hi there", Text(studio, "SELECT text FROM messages WHERE role = 'Assistant'"));
        Assert.Equal("completed 3 5 stop", Text(studio, "SELECT status || ' ' || input_tokens || ' ' || output_tokens || ' ' || finish_reason FROM runs"));
        Assert.Equal("0", Text(studio, "SELECT count(*) FROM run_chunks"));
    }

    [Fact]
    public async Task Run_that_was_taken_over_is_stopped_and_writes_nothing_more()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, answer) = await studio.AskAsync();
        Execute(studio, "UPDATE runs SET epoch = epoch + 1");
        answer.Text("late");
        var run = conversation.LiveRun!;
        await run.UntilAsync(e => e is RunEvent.TextDelta, Cancel);

        studio.Beat(() => run.State == RunState.Interrupted);

        KeptStudio.Until(() => studio.Journal.Unwritten == 0);
        await answer.Closed.WaitAsync(Cancel);
        Assert.Equal("", Chunks(studio));
        Assert.Null(studio.Journal.Problem);
    }

    [Fact]
    public async Task Locked_store_lets_answers_stream_on_says_so_and_catches_up()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, answer) = await studio.AskAsync();
        var changes = 0;
        studio.Journal.Changed += () => Interlocked.Increment(ref changes);
        using (Lock(studio))
        {
            answer.Text("While ");
            studio.Beat(() => studio.Journal.Problem is not null);
            Assert.Equal(StorageProblem.Locked, studio.Journal.Problem!.Problem);

            answer.Text("locked");
            await conversation.LiveRun!.UntilAsync(e => e is RunEvent.TextDelta { Text: "locked" }, Cancel);
            var refused = await Assert.ThrowsAsync<PromptRejectedException>(() => studio.Conversations.StartAsync("Another", FakeModelCatalog.Model, Guid.NewGuid()));
            Assert.Contains("your text is still here", refused.Message, StringComparison.Ordinal);
            Assert.Single(studio.Client.Answers);
        }

        studio.Beat(() => studio.Journal.Problem is null);

        Assert.Equal("While locked", Chunks(studio));
        Assert.Equal(2, changes);
        answer.Finish();
        await studio.SettledAsync(conversation);
        Assert.Equal("While locked", Text(studio, "SELECT text FROM messages WHERE role = 'Assistant'"));
    }

    [Fact]
    public async Task Full_store_loses_nothing_and_takes_everything_when_there_is_room_again()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, answer) = await studio.AskAsync();
        studio.MaxPages = 1;
        var words = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"word{i} "));
        answer.Text(words);
        studio.Beat(() => studio.Journal.Problem is not null);
        Assert.Equal(StorageProblem.Full, studio.Journal.Problem!.Problem);

        // It ends while there is no room; a prompt is refused with its text kept, and nobody is asked.
        answer.Finish();
        await conversation.Path[^1].Run!.Completion.WaitAsync(Cancel);
        var refused = await Assert.ThrowsAsync<PromptRejectedException>(() => studio.Conversations.SendAsync(conversation.Id, new string('x', 100_000), Guid.NewGuid()));
        Assert.Contains("make room", refused.Message, StringComparison.Ordinal);
        Assert.Single(studio.Client.Answers);
        Assert.Equal(words, conversation.Path[^1].Text);

        studio.MaxPages = null;
        studio.Beat(() => studio.Journal.Problem is null && studio.Journal.Unwritten == 0);

        await studio.RestartAsync();
        Assert.Equal(words, (await studio.OpenAsync(conversation.Id)).Path[^1].Text);
    }

    [Fact]
    public async Task Thousand_double_sends_are_one_message_and_one_call_each()
    {
        const int Chats = 20;
        const int SendsPerChat = 50;
        await using var studio = await KeptStudio.StartAsync();
        for (var i = 0; i < Chats * SendsPerChat; i++)
        {
            studio.Client.Prepare().Text("Yes").Finish();
        }

        var chats = await Task.WhenAll(Enumerable.Range(0, Chats).Select(chat => Task.Run(() => SendTwiceInTurnAsync(studio, SendsPerChat))));

        Assert.Equal(Chats * SendsPerChat, studio.Client.Answers.Count);
        Assert.Equal(Chats, studio.Conversations.Summaries.Count);
        KeptStudio.Until(() => studio.Journal.Unwritten == 0);
        foreach (var chat in chats)
        {
            var kept = (await studio.Store.LoadAsync(chat.Id, Cancel))!;
            Assert.Equal(
                Enumerable.Range(0, SendsPerChat).SelectMany(i => new[] { $"Prompt {i}", "Yes" }),
                kept.Messages.Select(message => message.Text));
        }
    }

    [Fact]
    public async Task Shutdown_lets_answers_end_takes_nothing_new_and_keeps_the_rest_as_interrupted()
    {
        await using var studio = await KeptStudio.StartAsync(drain: TimeSpan.FromSeconds(25));
        var (quick, quickAnswer) = await studio.AskAsync("Quick");
        var (slow, slowAnswer) = await studio.AskAsync("Slow");
        slowAnswer.Text("So far");
        await slow.LiveRun!.UntilAsync(e => e is RunEvent.TextDelta, Cancel);

        var stopping = studio.StopHostedAsync();
        KeptStudio.Until(() => studio.Generation.IsClosing);
        var refused = await Assert.ThrowsAsync<PromptRejectedException>(() => studio.Conversations.SendAsync(quick.Id, "More", Guid.NewGuid()));
        Assert.Contains("shutting down", refused.Message, StringComparison.Ordinal);
        quickAnswer.Text("Done").Finish();
        await quick.Path[^1].Run!.Completion.WaitAsync(Cancel);
        Assert.False(slow.Path[^1].Run!.State.IsFinal());
        studio.Time.Advance(TimeSpan.FromSeconds(25));
        await stopping;

        Assert.Equal("completed", Text(studio, $"SELECT status FROM runs WHERE id = '{quick.Path[^1].Run!.Id.Value.ToString().ToUpperInvariant()}'"));
        Assert.Equal("interrupted", Text(studio, $"SELECT status FROM runs WHERE id = '{slow.Path[^1].Run!.Id.Value.ToString().ToUpperInvariant()}'"));
        Assert.Equal("So far", Text(studio, $"SELECT text FROM messages WHERE id = '{slow.Path[^1].Id.Value.ToString().ToUpperInvariant()}'"));
        Assert.Contains("shut down", slow.Path[^1].Run!.Outcome!.Failure!.Detail, StringComparison.Ordinal);
    }

    /// <summary>A chat whose every prompt comes from two sides at once, the first one too.</summary>
    private static async Task<Conversation> SendTwiceInTurnAsync(KeptStudio studio, int sends)
    {
        var first = Guid.NewGuid();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => studio.Conversations.StartAsync("Prompt 0", FakeModelCatalog.Model, first))));
        var conversation = both[0];
        Assert.Equal(conversation.Id, both[1].Id);
        for (var i = 1; i < sends; i++)
        {
            var (id, text) = (Guid.NewGuid(), $"Prompt {i}");
            await conversation.Path[^1].Run!.Completion.WaitAsync(Cancel);
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => studio.Conversations.SendAsync(conversation.Id, text, id))));
        }

        await conversation.Path[^1].Run!.Completion.WaitAsync(Cancel);
        return conversation;
    }

    private static string Chunks(KeptStudio studio) => Text(studio, "SELECT coalesce(group_concat(text, ''), '') FROM (SELECT text FROM run_chunks ORDER BY sequence)");

    private static string Text(KeptStudio studio, string sql) => Convert.ToString(Execute(studio, sql), System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static object? Execute(KeptStudio studio, string sql)
    {
        using var connection = Connect(studio);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    // Another program that holds the write lock.
    private static SqliteConnection Lock(KeptStudio studio)
    {
        var connection = Connect(studio);
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    private static SqliteConnection Connect(KeptStudio studio)
    {
        var connection = new SqliteConnection($"Data Source={studio.File};Pooling=False");
        connection.Open();
        return connection;
    }
}
