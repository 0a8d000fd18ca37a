using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Conversations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Conversations;

public sealed class ConversationCommandsTests : ConversationsContext
{
    public ConversationCommandsTests()
    {
        Render<ConversationCommands>();
        Notice = Render<ConversationNotice>();
    }

    private IRenderedComponent<ConversationNotice> Notice { get; }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Page_without_a_conversation_offers_the_way_to_all_of_them()
        => Assert.Equal(["conversations"], Commands.Applicable.Select(command => command.Id));

    [Theory]
    [InlineData("chat")]
    [InlineData("conversations")]
    public async Task Open_conversation_is_pinned_archived_and_deleted_by_name(string page)
    {
        var conversation = await OpenAsync(page);
        Assert.Equal(
            ["rename-chat", "pin-chat", "tag-chat", "branches", "archive-chat", "delete-chat", "conversations"],
            Commands.Applicable.Select(command => command.Id));

        await RunAsync("pin-chat");
        await RunAsync("archive-chat");
        Assert.True(Conversations.Find(conversation.Id) is { IsPinned: true, IsArchived: true });
        await RunAsync("unpin-chat");
        await RunAsync("unarchive-chat");
        Assert.True(Conversations.Find(conversation.Id) is { IsPinned: false, IsArchived: false });

        await RunAsync("delete-chat");
        Assert.Null(Conversations.Find(conversation.Id));
        Assert.Equal(page == "chat" ? "" : "conversations", Navigation.ToBaseRelativePath(Navigation.Uri));
        Notice.WaitForAssertion(() => Assert.Equal("Deleted “Hello”", Notice.Find("[role=status] .trunc").TextContent));
        await Notice.Find("[role=status] .btn").ClickAsync();
        Assert.NotNull(Conversations.Find(conversation.Id));
    }

    [Fact]
    public async Task Title_and_tags_are_written_in_a_dialog()
    {
        var conversation = await OpenAsync("chat");

        await RunAsync("rename-chat");
        Notice.WaitForAssertion(() => Assert.Equal("Hello", Notice.Find("dialog input").GetAttribute("value")));
        await Notice.Find("dialog input").InputAsync("Renamed");
        await Notice.Find("dialog form").SubmitAsync();
        await RunAsync("tag-chat");
        Notice.WaitForElement("dialog input");
        await Notice.Find("dialog input").InputAsync("work, latency");
        await Notice.Find("dialog form").SubmitAsync();

        Assert.Equal(("Renamed", "work latency"), (Conversations.Find(conversation.Id)!.Title, string.Join(' ', Conversations.Find(conversation.Id)!.Tags)));
        Assert.Empty(Notice.FindAll("dialog"));
    }

    [Fact]
    public async Task Branches_open_on_the_page_of_conversations()
    {
        var conversation = await OpenAsync("chat");

        await RunAsync("branches");

        Assert.Equal($"conversations/{conversation.Id}", Navigation.ToBaseRelativePath(Navigation.Uri));
    }

    private async Task<Conversation> OpenAsync(string page)
    {
        var conversation = await AnsweredAsync();
        Navigation.NavigateTo($"{page}/{conversation.Id}?at=1");
        return conversation;
    }

    private Task RunAsync(string command) => Renderer.Dispatcher.InvokeAsync(() => Commands.Applicable.Single(applicable => applicable.Id == command).RunAsync());
}
