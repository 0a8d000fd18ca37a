using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Web.Features.Chat;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Chat;

/// <summary>Going on from an answer in the middle, and an address that leads to another branch.</summary>
public sealed class GoingOnTests : ChatContext
{
    [Fact]
    public async Task Next_prompt_follows_the_answer_that_was_chosen_and_the_one_after_it_the_latest()
    {
        var conversation = await TalkAsync();
        var page = Open(conversation);
        Assert.Single(page.FindAll("[data-key=branch]"));

        await page.Find("[data-key=branch]").ClickAsync();
        Assert.Equal("Goes on from “First”", page.Find(".cs-from .trunc").TextContent);
        Assert.Null(await TypeAsync("Instead"));

        (await Client.NextCallAsync(Cancel)).Text("Otherwise").Finish();
        await EndedAsync(conversation);
        Assert.Equal(["One", "First", "Instead", "Otherwise"], conversation.Path.Select(message => message.Text));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cs-from")));
        await TypeAsync("And then");
        Assert.Equal("And then", conversation.Path[4].Text);
        Assert.Equal(8, conversation.ReadTree().Count);
    }

    [Fact]
    public async Task Choice_is_let_go_by_its_cross()
    {
        var conversation = await TalkAsync();
        var page = Open(conversation);
        await page.Find("[data-key=branch]").ClickAsync();

        await page.Find(".cs-from [data-key=dismiss]").ClickAsync();
        await TypeAsync("Three");

        Assert.Empty(page.FindAll(".cs-from"));
        Assert.Equal(["One", "First", "Two", "Second", "Three"], conversation.Path.Take(5).Select(message => message.Text));
    }

    [Fact]
    public async Task Prompt_that_could_not_be_saved_still_goes_on_from_there()
    {
        var conversation = await TalkAsync();
        var page = Open(conversation);
        await page.Find("[data-key=branch]").ClickAsync();
        Studio.Store.Problem = new(StorageProblem.Locked, "The database is held by another program.");

        Assert.NotNull(await TypeAsync("Instead"));

        Assert.Equal("Goes on from “First”", page.Find(".cs-from .trunc").TextContent);
        Assert.Equal(["One", "First", "Two", "Second"], conversation.Path.Select(message => message.Text));
    }

    [Fact]
    public async Task Address_of_a_message_on_another_branch_shows_that_branch_once()
    {
        var conversation = await TalkAsync();
        var (first, old) = (conversation.Path[0].Id, conversation.Path[3].Id);
        await Conversations.EditAsync(conversation.Id, first, "Uno");
        (await Client.NextCallAsync(Cancel)).Text("Primero").Finish();
        await EndedAsync(conversation);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"chat/{conversation.Id}?at={old}");

        var page = Open(conversation);

        page.WaitForAssertion(() => Assert.Equal(["One", "First", "Two", "Second"], conversation.Path.Select(message => message.Text)));
        await Conversations.SwitchBranchAsync(conversation.Id, first, 1);
        page.Render();
        Assert.Equal(["Uno", "Primero"], conversation.Path.Select(message => message.Text));
    }

    private async Task<Conversation> TalkAsync()
    {
        var conversation = await AnsweredAsync("One", "First");
        await Conversations.SendAsync(conversation.Id, "Two", Guid.NewGuid());
        (await Client.NextCallAsync(Cancel)).Text("Second").Finish();
        await EndedAsync(conversation);
        return conversation;
    }

    private IRenderedComponent<ChatPage> Open(Conversation conversation) => Render<ChatPage>(parameters => parameters.Add(page => page.Id, conversation.Id.ToString()));
}
