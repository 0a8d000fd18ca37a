using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Conversations;

/// <summary>What is there again after the app was ended and started.</summary>
public sealed class ConversationRestartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Conversation_comes_back_with_its_path_and_the_numbers_of_its_answers()
    {
        await using var studio = await KeptStudio.StartAsync();
        var before = await studio.AnsweredAsync("What is a token?", "A piece of text.");

        await studio.RestartAsync();

        Assert.Equal("What is a token?", Assert.Single(studio.Conversations.Summaries).Title);
        var after = await studio.OpenAsync(before.Id);
        Assert.NotSame(before, after);
        Assert.Equal(before.Path.Select(message => (message.Id, message.ParentId, message.At, message.Text)), after.Path.Select(message => (message.Id, message.ParentId, message.At, message.Text)));
        var run = after.Path[1].Run!;
        Assert.Equal((before.Path[1].Run!.Id, RunState.Completed, 5L), (run.Id, run.State, run.Metrics.Snapshot().TokensOut));
        Assert.Null(after.LiveRun);
    }

    [Fact]
    public async Task Next_prompt_after_a_restart_tells_the_model_what_was_before()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await studio.AnsweredAsync("One", "Two");
        await studio.Conversations.ConfigureAsync(conversation.Id, settings => settings with { SystemPrompt = "Be brief.", Parameters = new() { Temperature = 0.5f } });
        await studio.RestartAsync();

        await studio.Conversations.SendAsync(conversation.Id, "Three", Guid.NewGuid());

        var call = await studio.Client.NextCallAsync(Cancel);
        Assert.Equal(["Be brief.", "One", "Two", "Three"], call.Messages.Select(message => message.Text));
        Assert.Equal(0.5f, call.Options!.Temperature);
    }

    [Fact]
    public async Task Everything_a_chat_was_begun_with_holds_after_a_restart()
    {
        await using var studio = await KeptStudio.StartAsync();
        var settings = new ConversationSettings(FakeModelCatalog.OtherModel)
        {
            SystemPrompt = "Be brief.",
            Parameters = new() { Temperature = 0.5f, TopP = 0.9f, MaxOutputTokens = 100, Seed = 7, Effort = ReasoningEffort.None, StopSequences = ["END", "\n\n"] },
        };
        var conversation = await studio.Conversations.StartAsync("One", settings);
        (await studio.Client.NextCallAsync(Cancel)).Text("Two").Finish();
        await studio.SettledAsync(conversation);

        await studio.RestartAsync();

        Assert.Equal(settings, (await studio.OpenAsync(conversation.Id)).Settings);
    }

    [Fact]
    public async Task Branches_come_back_and_so_does_the_one_that_was_shown()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await studio.AnsweredAsync("Hello", "First");
        await studio.Conversations.RegenerateAsync(conversation.Id, conversation.Path[1].Id);
        (await studio.Client.NextCallAsync(Cancel)).Text("Second").Finish();
        await studio.SettledAsync(conversation);
        await studio.Conversations.EditAsync(conversation.Id, conversation.Path[0].Id, "Good day");
        (await studio.Client.NextCallAsync(Cancel)).Text("Third").Finish();
        await studio.SettledAsync(conversation);
        Assert.Equal((5, 3), (conversation.Summary.MessageCount, conversation.Summary.BranchCount));
        await studio.Conversations.SwitchBranchAsync(conversation.Id, conversation.Path[0].Id, -1);
        await studio.Conversations.SwitchBranchAsync(conversation.Id, conversation.Path[1].Id, -1);

        await studio.RestartAsync();

        var after = await studio.OpenAsync(conversation.Id);
        Assert.Equal(["Hello", "First"], after.Path.Select(message => message.Text));
        Assert.Equal(((1, 2), (1, 2)), (after.Branch(after.Path[0].Id), after.Branch(after.Path[1].Id)));
        await studio.Conversations.SwitchBranchAsync(after.Id, after.Path[0].Id, 1);
        Assert.Equal(["Good day", "Third"], after.Path.Select(message => message.Text));
    }

    [Fact]
    public async Task Queue_comes_back_and_waits_for_a_decision()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, answer) = await studio.AskAsync();
        answer.Text("Half");
        await studio.Conversations.SendAsync(conversation.Id, "Second", Guid.NewGuid());
        await studio.Conversations.SendAsync(conversation.Id, "Third", Guid.NewGuid());

        await studio.RestartAsync();

        var after = await studio.OpenAsync(conversation.Id);
        Assert.Equal(["Second", "Third"], after.Queue.Select(prompt => prompt.Text));
        Assert.Null(after.LiveRun);
        await studio.Conversations.StopAndSendAsync(after.Id);
        Assert.Equal("Second", (await studio.Client.NextCallAsync(Cancel)).Messages[^1].Text);
        Assert.Equal("Third", Assert.Single(after.Queue).Text);
    }

    [Fact]
    public async Task Answer_that_streamed_at_the_end_comes_back_interrupted_with_its_text()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (conversation, answer) = await studio.AskAsync();
        answer.Text("Half an ans");
        await conversation.LiveRun!.UntilAsync(e => e is RunEvent.TextDelta, Cancel);

        await studio.RestartAsync();

        var run = (await studio.OpenAsync(conversation.Id)).Path[1].Run!;
        Assert.Equal((RunState.Interrupted, "Half an ans"), (run.State, run.Text));
        Assert.Contains("shut down", run.Outcome!.Failure!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_come_back()
    {
        await using var studio = await KeptStudio.StartAsync();
        var id = (await studio.AnsweredAsync()).Id;
        await studio.Conversations.RenameAsync(id, "  My\n title ");
        await studio.Conversations.PinAsync(id, true);
        await studio.Conversations.ArchiveAsync(id, true);
        await studio.Conversations.TagAsync(id, ["work", " ", "Work", "home"]);
        var before = studio.Conversations.Find(id)!;

        await studio.RestartAsync();

        var after = studio.Conversations.Find(id)!;
        Assert.Equal(("My title", TitleSource.Person, true, true), (after.Title, after.TitleSource, after.IsPinned, after.IsArchived));
        Assert.Equal(["work", "home"], after.Tags);
        Assert.Equal(before.UpdatedAt, after.UpdatedAt);
        Assert.Equal(after.Title, (await studio.OpenAsync(id)).Title);
    }

    [Fact]
    public async Task Resend_of_what_was_sent_before_the_restart_is_not_sent_again()
    {
        await using var studio = await KeptStudio.StartAsync();
        var (start, send) = (Guid.NewGuid(), Guid.NewGuid());
        var (conversation, answer) = await studio.AskAsync(requestId: start);
        answer.Text("Hi").Finish();
        await studio.SettledAsync(conversation);
        await studio.Conversations.SendAsync(conversation.Id, "Next", send);
        (await studio.Client.NextCallAsync(Cancel)).Text("Yes").Finish();
        await studio.SettledAsync(conversation);
        await studio.RestartAsync();

        var again = await studio.Conversations.StartAsync("Hello", FakeModelCatalog.Model, start);
        await studio.Conversations.SendAsync(conversation.Id, "Next", send);

        Assert.Equal(conversation.Id, again.Id);
        Assert.Equal(4, (await studio.OpenAsync(conversation.Id)).Path.Count);
        Assert.Equal(2, studio.Client.Answers.Count);
    }

    [Fact]
    public async Task Temporary_conversation_leaves_nothing_behind()
    {
        await using var studio = await KeptStudio.StartAsync();
        var conversation = await studio.Conversations.StartAsync("A secret prompt", FakeModelCatalog.Model, Guid.NewGuid(), isTemporary: true);
        (await studio.Client.NextCallAsync(Cancel)).Text("A secret answer").Finish();
        await studio.SettledAsync(conversation);
        Assert.True(Assert.Single(studio.Conversations.Summaries).IsTemporary);

        await studio.RestartAsync();

        Assert.Empty(studio.Conversations.Summaries);
        Assert.DoesNotContain("secret", string.Join('\n', Directory.GetFiles(studio.Folder, "*.db*").Select(path => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)))), StringComparison.Ordinal);
    }
}
