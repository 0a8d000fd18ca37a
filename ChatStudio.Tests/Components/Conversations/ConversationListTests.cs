using Bunit;
using ChatStudio.Web.Features.Conversations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Conversations;

public sealed class ConversationListTests : ConversationsContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task Conversations_stand_under_the_day_they_were_last_written_to_the_newest_first()
    {
        await AnsweredAsync("Long ago");
        Time.Advance(TimeSpan.FromDays(5));
        await AnsweredAsync("Last Tuesday");
        Time.Advance(TimeSpan.FromDays(4));
        await AnsweredAsync("One day before");
        Time.Advance(TimeSpan.FromDays(1));
        await AnsweredAsync("This morning");
        Time.Advance(TimeSpan.FromHours(1));
        await AnsweredAsync("Just now");

        var cut = Render<ConversationList>();

        Assert.Equal(["Today", "Yesterday", "Last week", "Earlier"], cut.FindAll("h2").Select(heading => heading.TextContent));
        Assert.Equal(["Just now", "This morning", "One day before", "Last Tuesday", "Long ago"], cut.FindAll("a .trunc").Select(title => title.TextContent));
    }

    [Fact]
    public async Task Conversation_that_goes_on_moves_to_the_top_and_shows_that_it_runs()
    {
        var first = await AnsweredAsync("First");
        Time.Advance(TimeSpan.FromDays(3));
        await AnsweredAsync("Second");
        var cut = Render<ConversationList>();
        Time.Advance(TimeSpan.FromMinutes(1));

        await Conversations.SendAsync(first.Id, "Go on", Guid.NewGuid());

        cut.WaitForAssertion(() => Assert.Equal(["First", "Second"], cut.FindAll("a .trunc").Select(title => title.TextContent)));
        Assert.Equal("now", cut.Find("time").TextContent);
        (await Client.NextCallAsync(Cancel)).Finish();
        await EndedAsync(first);
        cut.WaitForAssertion(() => Assert.NotEqual("now", cut.Find("time").TextContent));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deleted_conversation_is_gone_and_the_page_leaves_it(bool isShown)
    {
        var conversation = await AnsweredAsync("First");
        var other = await AnsweredAsync("Second");
        Navigation.NavigateTo($"chat/{(isShown ? conversation : other).Id}");
        var cut = Render<ConversationList>();

        await cut.Find("button[aria-label='Delete First']").ClickAsync();
        await cut.FindAll("[role=group] button")[1].ClickAsync();

        Assert.Null(Conversations.Find(conversation.Id));
        cut.WaitForAssertion(() => Assert.Equal("Second", Assert.Single(cut.FindAll("a .trunc")).TextContent));
        Assert.Equal(isShown ? "" : $"chat/{other.Id}", Navigation.ToBaseRelativePath(Navigation.Uri));
    }

    [Fact]
    public void List_is_a_named_landmark() => Assert.Equal("Chats", Render<ConversationList>().Find("nav").GetAttribute("aria-label"));
}
