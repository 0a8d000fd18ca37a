using Bunit;
using ChatStudio.Core.Conversations;
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

    [Fact]
    public async Task Chat_in_the_archive_that_goes_on_draws_nothing_in_the_list()
    {
        var archived = await AnsweredAsync("Archived");
        await Conversations.ArchiveAsync(archived.Id, isArchived: true);
        var listed = await AnsweredAsync("Listed");
        var cut = Render<ConversationList>();
        var before = cut.RenderCount;

        await Conversations.SendAsync(archived.Id, "Go on", Guid.NewGuid());
        (await Client.NextCallAsync(Cancel)).Finish();
        await EndedAsync(archived);
        // What is heard after it is drawn after it.
        await Conversations.RenameAsync(listed.Id, "Renamed");

        cut.WaitForAssertion(() => Assert.Equal("Renamed", cut.Find("a .trunc").TextContent));
        Assert.Equal(before + 1, cut.RenderCount);
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

        await ChooseAsync(cut, "First", "Delete");

        Assert.Null(Conversations.Find(conversation.Id));
        cut.WaitForAssertion(() => Assert.Equal(["Second"], Titles(cut)));
        Assert.Equal(isShown ? "" : $"chat/{other.Id}", Navigation.ToBaseRelativePath(Navigation.Uri));
    }

    [Fact]
    public async Task Deletion_can_be_taken_back_until_it_is_too_late()
    {
        await AnsweredAsync("First");
        var cut = Render<ConversationList>();
        var notice = Render<ConversationNotice>();

        await ChooseAsync(cut, "First", "Delete");
        notice.WaitForAssertion(() => Assert.Equal("Deleted “First”", notice.Find("[role=status] .trunc").TextContent));
        await notice.Find(".btn").ClickAsync();
        cut.WaitForAssertion(() => Assert.Equal(["First"], Titles(cut)));
        notice.WaitForAssertion(() => Assert.Empty(notice.FindAll("[role=status]")));

        await ChooseAsync(cut, "First", "Delete");
        cut.WaitForAssertion(() => Assert.Empty(Titles(cut)));
        Time.Advance(ConversationService.UndoWindow + TimeSpan.FromMinutes(1));
        await Conversations.PurgeAsync();
        await notice.Find(".btn").ClickAsync();

        notice.WaitForAssertion(() => Assert.Equal("It is too late to bring “First” back: it was deleted for good.", notice.Find("[role=alert] span").TextContent));
    }

    [Fact]
    public async Task Pinned_conversations_stand_first_under_a_heading_of_their_own()
    {
        await AnsweredAsync("Old");
        Time.Advance(TimeSpan.FromMinutes(1));
        await AnsweredAsync("New");
        var cut = Render<ConversationList>();

        await ChooseAsync(cut, "Old", "Pin");

        cut.WaitForAssertion(() => Assert.Equal(["Pinned", "Today"], cut.FindAll("h2").Select(heading => heading.TextContent)));
        Assert.Equal(["Old", "New"], Titles(cut));
        await ChooseAsync(cut, "Old", "Unpin");
        cut.WaitForAssertion(() => Assert.Equal(["New", "Old"], Titles(cut)));
    }

    [Fact]
    public async Task Archived_conversation_is_out_of_the_list_and_can_be_taken_out_again()
    {
        await AnsweredAsync("First");
        await AnsweredAsync("Second");
        var cut = Render<ConversationList>();

        await ChooseAsync(cut, "First", "Archive");
        cut.WaitForAssertion(() => Assert.Equal(["Second"], Titles(cut)));
        await Button(cut, "Archive (1)").ClickAsync();
        Assert.Equal(["First"], Titles(cut));

        await ChooseAsync(cut, "First", "Take out of the archive");
        cut.WaitForAssertion(() => Assert.Empty(Titles(cut)));
        await Button(cut, "Back to all chats").ClickAsync();
        Assert.Equal(["First", "Second"], Titles(cut).Order());
    }

    [Fact]
    public async Task Renamed_conversation_bears_its_new_title_as_text()
    {
        await AnsweredAsync("First");
        var cut = Render<ConversationList>();

        await ChooseAsync(cut, "First", "Rename");
        await cut.Find("input").InputAsync("<i>Mine</i>");
        await cut.Find("form").SubmitAsync();

        cut.WaitForAssertion(() => Assert.Equal(["<i>Mine</i>"], Titles(cut)));
        Assert.Empty(cut.FindAll("a i"));
    }

    [Fact]
    public async Task Tags_are_kept_in_the_order_they_were_written()
    {
        var conversation = await AnsweredAsync("First");
        var cut = Render<ConversationList>();

        await ChooseAsync(cut, "First", "Tags");
        await cut.Find("input").InputAsync("work, , latency,Work");
        await cut.Find("form").SubmitAsync();

        cut.WaitForAssertion(() => Assert.Equal(["work", "latency"], Conversations.Find(conversation.Id)!.Tags));
        cut.WaitForAssertion(() => Assert.Equal("First\nwork, latency", cut.Find("a").GetAttribute("title")));
    }

    [Fact]
    public async Task Long_list_is_drawn_in_parts()
    {
        for (var i = 0; i < 203; i++)
        {
            await AnsweredAsync($"Chat {i}");
        }

        var cut = Render<ConversationList>();

        Assert.Equal(200, Titles(cut).Count);
        await Button(cut, "3 more").ClickAsync();
        Assert.Equal(203, Titles(cut).Count);
    }

    [Fact]
    public void List_is_a_named_landmark() => Assert.Equal("Chats", Render<ConversationList>().Find("nav").GetAttribute("aria-label"));

    private static List<string> Titles(IRenderedComponent<ConversationList> cut) => [.. cut.FindAll("a .trunc").Select(title => title.TextContent)];

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ConversationList> cut, string name)
        => cut.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private static async Task ChooseAsync(IRenderedComponent<ConversationList> cut, string title, string action)
    {
        await cut.Find($"button[aria-label='More for {title}']").ClickAsync();
        await cut.FindAll("[role=menuitem]").Single(item => item.TextContent.Trim() == action).ClickAsync();
    }
}
