using ChatStudio.Core.Conversations;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations;

/// <summary>Several branches in one conversation: each is kept, can be shown, and can be gone on from.</summary>
public sealed class BranchTests : IAsyncLifetime
{
    private KeptStudio _studio = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _studio = await KeptStudio.StartAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task Any_message_brings_its_branch_down_to_the_leaf_into_view()
    {
        var conversation = await _studio.AnsweredAsync("One", "First");
        await SayAsync(conversation, "Two", "Second");
        var old = conversation.Path;
        await _studio.Conversations.EditAsync(conversation.Id, old[0].Id, "Uno");
        await AnswerAsync(conversation, "Primero");
        Assert.Equal(["Uno", "Primero"], Texts(conversation));

        await _studio.Conversations.ShowBranchAsync(conversation.Id, old[1].Id);

        Assert.Equal(["One", "First", "Two", "Second"], Texts(conversation));
        Assert.Equal(["One", "First", "Two", "Second", "Uno", "Primero"], conversation.ReadTree().Select(message => message.Text));
    }

    [Fact]
    public async Task Edit_of_a_message_that_is_not_there_is_refused_and_says_that_the_text_is_kept()
    {
        var conversation = await _studio.AnsweredAsync("One", "First");

        var refused = await Assert.ThrowsAsync<PromptRejectedException>(() => _studio.Conversations.EditAsync(conversation.Id, new(Guid.NewGuid()), "Uno"));

        Assert.Contains("your text is still here", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["One", "First"], Texts(conversation));
    }

    [Fact]
    public async Task Branch_that_was_shown_is_shown_after_a_restart()
    {
        var conversation = await _studio.AnsweredAsync("One", "First");
        var first = conversation.Path[0].Id;
        await _studio.Conversations.EditAsync(conversation.Id, first, "Uno");
        await AnswerAsync(conversation, "Primero");
        await _studio.Conversations.ShowBranchAsync(conversation.Id, first);

        await _studio.RestartAsync();

        Assert.Equal(["One", "First"], Texts(await _studio.OpenAsync(conversation.Id)));
    }

    [Fact]
    public async Task Showing_what_is_shown_or_not_there_changes_nothing()
    {
        var conversation = await _studio.AnsweredAsync();
        var told = 0;
        conversation.Changed += () => told++;

        await _studio.Conversations.ShowBranchAsync(conversation.Id, conversation.Path[0].Id);
        await _studio.Conversations.ShowBranchAsync(conversation.Id, new(Guid.NewGuid()));

        Assert.Equal(0, told);
        Assert.Empty(conversation.PathThrough(new(Guid.NewGuid())));
    }

    [Fact]
    public async Task Prompt_after_an_answer_further_up_begins_a_branch_and_overwrites_nothing()
    {
        var conversation = await _studio.AnsweredAsync("One", "First");
        await SayAsync(conversation, "Two", "Second");
        var (answer, leaf) = (conversation.Path[1].Id, conversation.Path[3].Id);

        await _studio.Conversations.SendAfterAsync(conversation.Id, answer, "Instead", Guid.NewGuid());
        await AnswerAsync(conversation, "Otherwise");

        Assert.Equal(["One", "First", "Instead", "Otherwise"], Texts(conversation));
        Assert.Equal((2, 2), conversation.Branch(conversation.Path[2].Id));
        Assert.Equal(["One", "First", "Two", "Second"], conversation.PathThrough(leaf).Select(message => message.Text));
        Assert.Equal(2, conversation.Summary.BranchCount);

        await _studio.RestartAsync();
        Assert.Equal(["One", "First", "Instead", "Otherwise"], Texts(await _studio.OpenAsync(conversation.Id)));
    }

    [Fact]
    public async Task Model_is_told_the_path_to_the_answer_and_nothing_of_the_other_branch()
    {
        var conversation = await _studio.AnsweredAsync("One", "First");
        await SayAsync(conversation, "Two", "Second");

        await _studio.Conversations.SendAfterAsync(conversation.Id, conversation.Path[1].Id, "Instead", Guid.NewGuid());

        var call = await _studio.Client.NextCallAsync(Cancel);
        Assert.Equal(["One", "First", "Instead"], call.Messages.Select(message => message.Text));
        call.Finish();
    }

    [Fact]
    public async Task Going_on_twice_by_the_same_request_is_one_prompt()
    {
        var conversation = await _studio.AnsweredAsync("One", "First");
        await SayAsync(conversation, "Two", "Second");
        var (answer, request) = (conversation.Path[1].Id, Guid.NewGuid());

        await _studio.Conversations.SendAfterAsync(conversation.Id, answer, "Instead", request);
        await _studio.Conversations.SendAfterAsync(conversation.Id, answer, "Instead", request);

        Assert.Equal(6, conversation.ReadTree().Count);
        await AnswerAsync(conversation, "Otherwise");
    }

    [Fact]
    public async Task Answer_that_streams_or_is_not_there_refuses_the_prompt_which_is_not_lost()
    {
        var (conversation, answer) = await _studio.AskAsync();

        var streams = await Assert.ThrowsAsync<PromptRejectedException>(() => _studio.Conversations.SendAfterAsync(conversation.Id, conversation.Path[1].Id, "More", Guid.NewGuid()));
        var missing = await Assert.ThrowsAsync<PromptRejectedException>(() => _studio.Conversations.SendAfterAsync(conversation.Id, new(Guid.NewGuid()), "More", Guid.NewGuid()));

        Assert.Contains("your text is still here", streams.Message, StringComparison.Ordinal);
        Assert.Contains("your text is still here", missing.Message, StringComparison.Ordinal);
        Assert.Equal(2, conversation.ReadTree().Count);
        answer.Finish();
    }

    [Theory]
    [InlineData("## What happens\n\nText", "What happens")]
    [InlineData("\n\n---\n- **Bold** start of `it`:\n- more", "Bold start of it")]
    [InlineData(".NET 10 is out.", ".NET 10 is out")]
    [InlineData("```csharp\nvar x = 1;\n```", "csharp")]
    [InlineData("***\n\n", "")]
    public async Task Title_of_an_answer_is_its_first_line_without_marks(string text, string title)
        => Assert.Equal(title, (await _studio.AnsweredAsync(answer: text)).Path[1].Title);

    private static IEnumerable<string> Texts(Conversation conversation) => conversation.Path.Select(message => message.Text);

    private async Task SayAsync(Conversation conversation, string prompt, string answer)
    {
        await _studio.Conversations.SendAsync(conversation.Id, prompt, Guid.NewGuid());
        await AnswerAsync(conversation, answer);
    }

    private async Task AnswerAsync(Conversation conversation, string text)
    {
        (await _studio.Client.NextCallAsync(Cancel)).Text(text).Finish();
        await _studio.SettledAsync(conversation);
    }
}
