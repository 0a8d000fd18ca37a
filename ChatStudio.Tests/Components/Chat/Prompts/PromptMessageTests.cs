using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Chat.Prompts;

namespace ChatStudio.Tests.Components.Chat.Prompts;

public sealed class PromptMessageTests : ChatContext
{
    private int _sent;
    private int _cancelled;

    [Fact]
    public async Task Prompt_is_shown_as_the_text_it_is()
    {
        const string Hostile = "<img src=x onerror=alert(1)> **not bold** [link](javascript:alert(1))";
        var cut = Draw(await AnsweredAsync(Hostile));

        Assert.Equal(Hostile, cut.Find(".cs-user").TextContent);
        Assert.Empty(cut.FindAll("img,a,strong"));
        Assert.Equal("You", cut.Find("article").GetAttribute("aria-label"));
        Assert.Equal("-1", cut.Find("article").GetAttribute("tabindex"));
    }

    [Fact]
    public async Task Edited_prompt_becomes_a_branch_and_the_old_one_stays()
    {
        var conversation = await AnsweredAsync("First wording");
        var cut = Draw(conversation);

        await cut.Find("[data-key=edit]").ClickAsync();
        Assert.Equal("First wording", cut.Find("textarea").TextContent);
        await SaveAsync("Second wording");

        Assert.Equal("Second wording", conversation.Path[0].Prompt);
        Assert.Equal((2, 2), conversation.Branch(conversation.Path[0].Id));
        Assert.Equal(1, _sent);
        Assert.Empty(cut.FindAll("textarea"));
    }

    [Fact]
    public async Task Cancelled_edit_changes_nothing_and_gives_the_focus_back()
    {
        var conversation = await AnsweredAsync("First wording");
        var cut = Draw(conversation);
        await cut.Find("[data-key=edit]").ClickAsync();

        await cut.Find("[data-key=dismiss]").ClickAsync();

        Assert.Empty(cut.FindAll("textarea"));
        Assert.Equal((1, 1), conversation.Branch(conversation.Path[0].Id));
        Assert.Equal((0, 1), (_sent, _cancelled));
    }

    [Fact]
    public async Task Edit_that_changes_nothing_sends_nothing()
    {
        var conversation = await AnsweredAsync("First wording");
        var cut = Draw(conversation);
        await cut.Find("[data-key=edit]").ClickAsync();

        await SaveAsync("First wording");

        Assert.Equal((1, 1), conversation.Branch(conversation.Path[0].Id));
        Assert.Equal((0, 1), (_sent, _cancelled));
    }

    [Fact]
    public async Task Refused_edit_keeps_the_text_in_the_field_and_says_why()
    {
        var conversation = await AnsweredAsync("First wording");
        var cut = Draw(conversation);
        await cut.Find("[data-key=edit]").ClickAsync();
        await Conversations.DeleteAsync(conversation.Id);

        await SaveAsync("Second wording");

        Assert.Contains("deleted", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(cut.Find("textarea"));
    }

    [Fact]
    public async Task Edit_asked_for_twice_takes_over_the_field_once()
    {
        var cut = Draw(await AnsweredAsync());

        await cut.InvokeAsync(cut.Instance.EditAsync);
        await cut.InvokeAsync(cut.Instance.EditAsync);

        // Two listeners would send the edit twice.
        Assert.Single(Field.Invocations["edit"]);
        Assert.NotNull(cut.Find("textarea"));
    }

    [Fact]
    public async Task Switcher_shows_the_other_version()
    {
        var conversation = await AnsweredAsync("First wording");
        var first = conversation.Path[0];
        await Conversations.EditAsync(conversation.Id, first.Id, "Second wording");
        (await Client.NextCallAsync(Cancel)).Finish();
        var cut = Draw(conversation);
        Assert.Contains("2 of 2", cut.Find(".brn").TextContent, StringComparison.Ordinal);

        await cut.Find("[data-key=previous]").ClickAsync();

        Assert.Same(first, conversation.Path[0]);
    }

    private IRenderedComponent<PromptMessage> Draw(Conversation conversation) => Render<PromptMessage>(parameters => parameters
        .Add(prompt => prompt.Conversation, conversation)
        .Add(prompt => prompt.Message, conversation.Path[0])
        .Add(prompt => prompt.OnSent, () => _sent++)
        .Add(prompt => prompt.OnCancelled, () => _cancelled++));
}
