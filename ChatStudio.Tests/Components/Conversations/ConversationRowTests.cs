using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Conversations;

namespace ChatStudio.Tests.Components.Conversations;

public sealed class ConversationRowTests : ConversationsContext
{
    private readonly List<ConversationSummary> _deleted = [];

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
    public async Task Delete_asks_first_with_the_focus_on_what_destroys_nothing()
    {
        var conversation = await AnsweredAsync();
        var cut = Draw(conversation);

        await cut.Find("button[aria-label='Delete Hello']").ClickAsync();

        Assert.Equal("Delete Hello", cut.Find("[role=group]").GetAttribute("aria-label"));
        Assert.Equal(1, Focused);
        Assert.Empty(_deleted);
        await cut.FindAll("button")[1].ClickAsync();
        Assert.Equal([conversation.Summary], _deleted);
    }

    [Fact]
    public async Task Keep_asks_no_more_and_gives_the_focus_back()
    {
        var cut = Draw(await AnsweredAsync());
        await cut.Find("button[aria-label='Delete Hello']").ClickAsync();

        // Esc presses what is marked so, before it would stop an answer.
        await cut.Find("[data-key=dismiss]").ClickAsync();

        Assert.Empty(cut.FindAll("[role=group]"));
        Assert.Equal(2, Focused);
        Assert.Empty(_deleted);
    }

    private IRenderedComponent<ConversationRow> Draw(Conversation conversation) => Render<ConversationRow>(parameters => parameters
        .Add(row => row.Conversation, conversation.Summary).Add(row => row.Running, conversation.LiveRun).Add(row => row.OnDelete, _deleted.Add));
}
