using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Conversations;

namespace ChatStudio.Tests.Components.Conversations;

public sealed class ConversationRowTests : ConversationsContext
{
    private readonly List<string> _done = [];

    [Fact]
    public async Task Row_leads_to_its_conversation_and_shows_its_title_as_text()
    {
        var conversation = await AnsweredAsync("<b>Hi</b> there");
        var cut = Draw(conversation);

        Assert.Equal($"chat/{conversation.Id}", cut.Find("a").GetAttribute("href"));
        Assert.Equal("<b>Hi</b> there", cut.Find("a .trunc").TextContent);
        Assert.Empty(cut.FindAll("a b"));
        Assert.Equal("12:00", cut.Find("time").TextContent);
    }

    [Theory]
    [InlineData(1, "12:00")]
    [InlineData(2, "Thu")]
    [InlineData(7, "Thu")]
    [InlineData(8, "1 Jan")]
    public async Task Time_gets_coarser_with_age(int days, string shown)
    {
        var conversation = await AnsweredAsync();
        Time.Advance(TimeSpan.FromDays(days));

        Assert.Equal(shown, Draw(conversation).Find("time").TextContent);
    }

    [Fact]
    public async Task Running_answer_is_marked_for_eyes_and_ears()
    {
        var (conversation, _) = await AskAsync();
        var cut = Draw(conversation);

        Assert.Equal("now", cut.Find("time").TextContent);
        Assert.Equal(", answering", cut.Find(".sr").TextContent);
        Assert.Contains("live", cut.Find(".sig").ClassList);
    }

    [Fact]
    public async Task Row_bears_the_marks_of_its_last_three_models_the_latest_first()
    {
        var conversation = await AnsweredAsync(model: Numbered(1));
        for (var number = 2; number <= 4; number++)
        {
            await Conversations.SetModelAsync(conversation.Id, Numbered(number));
            await Conversations.SendAsync(conversation.Id, "Next", Guid.NewGuid());
            (await Client.NextCallAsync(Cancel)).Text("Yes").Finish();
            await EndedAsync(conversation);
        }

        Assert.Equal(["s4", "s3", "s2"], Draw(conversation).FindAll(".sig").Select(mark => mark.ClassList[1]));
    }

    [Fact]
    public async Task Menu_opens_with_the_focus_on_its_first_action_and_is_walked_by_keys()
    {
        var cut = Draw(await AnsweredAsync());

        await cut.Find("button[aria-label='More for Hello']").ClickAsync();

        Assert.Equal(["Rename", "Pin", "Tags", "Archive", "Export as Markdown", "Export as JSON", "Export as HTML", "Delete"], cut.FindAll("[role=menuitem]").Select(item => item.TextContent));
        Assert.Equal(1, Focused);
        await cut.Find("[role=menu]").KeyDownAsync("ArrowUp");
        Assert.Equal("Delete", cut.Find("[role=menuitem][tabindex='0']").TextContent);
        await cut.Find("[role=menu]").KeyDownAsync("ArrowDown");
        Assert.Equal("Rename", cut.Find("[role=menuitem][tabindex='0']").TextContent);
        Assert.Equal(3, Focused);
    }

    [Theory]
    [InlineData("Tags")]
    [InlineData("Rename")]
    public async Task Escape_changes_nothing_and_gives_the_focus_back(string action)
    {
        var cut = Draw(await AnsweredAsync());
        await cut.Find("button[aria-label='More for Hello']").ClickAsync();
        await cut.FindAll("[role=menuitem]").Single(item => item.TextContent == action).ClickAsync();
        await cut.Find("input").InputAsync("other");
        var focused = Focused;

        // Esc presses what is marked so, before it would stop an answer.
        await cut.Find("[data-key=dismiss]").ClickAsync();

        Assert.Equal("Hello", cut.Find("a .trunc").TextContent);
        Assert.Equal(focused + 1, Focused);
        Assert.Empty(_done);
    }

    [Fact]
    public async Task Branches_are_counted_beside_the_title()
    {
        var conversation = await AnsweredAsync();
        Assert.Empty(Draw(conversation).FindAll(".br"));

        await Conversations.RegenerateAsync(conversation.Id, conversation.Path[^1].Id);
        (await Client.NextCallAsync(Cancel)).Text("Again").Finish();
        await EndedAsync(conversation);

        Assert.Equal("2 branches", Draw(conversation).Find(".br").TextContent);
    }

    private IRenderedComponent<ConversationRow> Draw(Conversation conversation) => Render<ConversationRow>(parameters => parameters
        .Add(row => row.Conversation, conversation.Summary).Add(row => row.Running, conversation.LiveRun).Add(row => row.OnRename, _done.Add).Add(row => row.OnTag, _done.Add));
}
