using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Chat;

public sealed class ChatPageTests : ChatContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task First_prompt_starts_a_conversation_and_leads_to_its_address()
    {
        var page = Open(null);
        Assert.Equal("New chat", page.Find("h1").TextContent);

        Assert.Null(await TypeAsync("Explain caching"));

        Assert.Single(Conversations.Summaries);
        var conversation = Newest;
        Assert.Equal($"chat/{conversation.Id}", Navigation.ToBaseRelativePath(Navigation.Uri));
        Show(page, conversation);
        Assert.Equal("Explain caching", page.Find("h1").TextContent);
        Assert.Equal("Explain caching", page.Find(".cs-user").TextContent);
        Assert.Single(Autoscroll.Invocations["sent"]);
    }

    [Fact]
    public async Task Same_request_twice_is_one_conversation()
    {
        Open(null);
        var id = Guid.NewGuid();

        await TypeAsync("Hello", id);
        await TypeAsync("Hello", id);

        Assert.Single(Conversations.Summaries);
    }

    [Fact]
    public async Task Conversation_opened_after_a_new_one_is_not_scrolled_as_if_it_had_just_been_sent()
    {
        var old = await AnsweredAsync("Old");
        Time.Advance(TimeSpan.FromSeconds(1));
        var page = Open(null);
        await TypeAsync("New");
        Show(page, Newest);
        Assert.Single(Autoscroll.Invocations["sent"]);

        Show(page, old);

        Assert.Single(Autoscroll.Invocations["sent"]);
    }

    [Fact]
    public async Task Temporary_chat_is_chosen_before_its_first_prompt_and_named_from_then_on()
    {
        var page = Open(null);

        await page.Find("button[aria-label='Temporary chat']").ClickAsync();
        Assert.Equal("true", page.Find("button[aria-label='Temporary chat']").GetAttribute("aria-pressed"));
        await TypeAsync("Secret");
        Show(page, Newest);

        Assert.True(Newest.IsTemporary);
        Assert.Empty(page.FindAll("button[aria-label='Temporary chat']"));
        Assert.Equal("Temporary", page.Find("header .tag").TextContent);
        Show(page, null);
        Assert.Equal("false", page.Find("button[aria-label='Temporary chat']").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Refused_prompt_says_why_and_is_not_lost()
    {
        var page = Open(null);

        var problem = await TypeAsync(new string('x', ConversationService.MaxPromptLength + 1));

        Assert.Contains("the limit is 1,000,000", problem, StringComparison.Ordinal);
        Assert.Equal(problem, page.Find("[role=alert]").TextContent);
        Assert.Empty(Conversations.Summaries);
    }

    [Fact]
    public async Task Prompt_that_could_not_be_saved_is_refused_before_anybody_is_asked()
    {
        var page = Open(null);
        Studio.Store.Problem = new(StorageProblem.Full, "There is no room left for the database.");

        var problem = await TypeAsync("Hello");

        Assert.Equal("There is no room left for the database. Nothing was sent, because it could not be saved, and your text is still here: make room and send it again.", problem);
        Assert.Equal(problem, page.Find("[role=alert]").TextContent);
        Assert.Empty(Client.Answers);
        Assert.Empty(Conversations.Summaries);
    }

    [Fact]
    public void Empty_page_follows_the_catalog_as_its_models_come_in()
    {
        var page = Open(null);
        Assert.Contains("model", page.Find(".picker").TextContent, StringComparison.Ordinal);

        Catalog.Default = FakeModelCatalog.OtherModel;
        _ = Catalog.RefreshAsync(Cancel);

        page.WaitForAssertion(() => Assert.Contains("other", page.Find(".picker").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Suggestion_goes_into_the_message_box()
    {
        var page = Open(null);

        await page.FindAll(".sug")[0].ClickAsync();

        Assert.Equal(Suggestion.All[0].Prompt, Box.Invocations["suggest"][0].Arguments[0]);
    }

    [Theory]
    [InlineData("not-an-id")]
    [InlineData("01a211d9a0f17aea8c96272277be03e7")]
    public void Address_of_nothing_says_so(string id)
    {
        var page = Render<ChatPage>(parameters => parameters.Add(p => p.Id, id));

        Assert.Equal("Not found", page.Find("h1").TextContent);
        Assert.Contains("This conversation is not here", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("textarea"));
    }

    [Fact]
    public async Task Conversation_deleted_in_another_tab_is_said_to_be_gone()
    {
        var conversation = await AnsweredAsync();
        var page = Open(conversation);

        await Conversations.DeleteAsync(conversation.Id);

        page.WaitForAssertion(() => Assert.Equal("Not found", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Queued_prompt_can_be_taken_back_into_the_message_box_or_sent_at_once()
    {
        var (conversation, _) = await AskAsync();
        var page = Open(conversation);
        await TypeAsync("First");
        await TypeAsync("Second");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".cs-queued").Count));
        var sent = Autoscroll.Invocations["sent"].Count;

        await page.FindAll(".cs-queued button[aria-label='Remove from the queue']")[1].ClickAsync();
        Assert.Equal("Second", Box.Invocations["put"][0].Arguments[0]);
        await page.Find(".cs-queued .btn").ClickAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cs-queued")));
        Assert.Equal("First", conversation.Path[^2].Prompt);
        Assert.Equal(RunState.Stopped, conversation.Path[1].Run!.State);
        // Sending re-attaches the transcript and gives the focus back to the box.
        Assert.True(Autoscroll.Invocations["sent"].Count > sent);
        Assert.NotEmpty(Box.Invocations["focus"]);
    }

    [Fact]
    public async Task Model_picked_in_the_bar_is_the_one_of_the_next_prompt()
    {
        var conversation = await AnsweredAsync();
        var page = Open(conversation);

        await page.Find(".picker").ClickAsync();
        await page.FindAll("[role=option]")[1].ClickAsync();

        Assert.Equal(FakeModelCatalog.OtherModel, conversation.Model);
        Assert.Equal("Reply to other", page.Find("textarea").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Hints_name_the_keys_that_work_at_the_moment()
    {
        var (conversation, answer) = await AskAsync();
        var page = Open(conversation);
        Assert.Contains("queue", page.Find(".cs-hints").TextContent, StringComparison.Ordinal);
        Assert.Contains("stop", page.Find(".cs-hints").TextContent, StringComparison.Ordinal);

        answer.Text("Hi").Finish();
        await EndedAsync(conversation);

        page.WaitForAssertion(() => Assert.DoesNotContain("stop", page.Find(".cs-hints").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Transcript_is_a_log_that_announces_nothing()
    {
        var page = Open(await AnsweredAsync());

        var log = page.Find("[role=log]");
        Assert.Equal(("off", "Conversation", "0"), (log.GetAttribute("aria-live"), log.GetAttribute("aria-label"), log.GetAttribute("tabindex")));
        Assert.Equal(["You", "Answer of model"], log.QuerySelectorAll("article").Select(message => message.GetAttribute("aria-label")));
        await page.Find(".cs-jump").ClickAsync();
        Assert.Single(Autoscroll.Invocations["latest"]);
    }

    private IRenderedComponent<ChatPage> Open(Conversation? conversation) => Render<ChatPage>(parameters => parameters.Add(p => p.Id, conversation?.Id.ToString()));

    // The page goes where it sent itself, as the router does.
    private static void Show(IRenderedComponent<ChatPage> page, Conversation? conversation) => page.Render(parameters => parameters.Add(p => p.Id, conversation?.Id.ToString()));
}
