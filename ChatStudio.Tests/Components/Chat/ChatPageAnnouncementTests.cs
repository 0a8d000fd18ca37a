using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Features.Chat;

namespace ChatStudio.Tests.Components.Chat;

/// <summary>What a screen reader hears of an answer: its start and its end, each once, and never a token.</summary>
public sealed class ChatPageAnnouncementTests : ChatContext
{
    private readonly List<string> _heard = [];

    [Fact]
    public async Task Answer_is_announced_at_its_start_and_at_its_end()
    {
        var conversation = await AnsweredAsync();
        var page = Open(conversation);

        await TypeAsync("And now");
        var answer = await Client.NextCallAsync(Cancel);
        Hear(1);
        answer.Text("Here it is").Usage(12, 1_235).Finish();
        Hear(2);

        Assert.Equal(["model is answering", "Answer complete, 1,235 tokens in 0.0 s"], _heard.Select(Untimed));
        Assert.Single(page.FindAll("[role=status]"));
    }

    [Fact]
    public async Task First_answer_of_a_new_chat_is_announced_too()
    {
        var page = Open();

        await TypeAsync("Hello");
        var answer = await Client.NextCallAsync(Cancel);
        Follow(page);
        Hear(1);
        answer.Text("Hi").Usage(3, 1).Finish();
        Hear(2);

        Assert.Equal(["model is answering", "Answer complete, 1 token in 0.0 s"], _heard.Select(Untimed));
    }

    [Fact]
    public async Task Answer_that_ended_before_the_page_could_draw_it_is_announced_at_both_ends()
    {
        Client.Prepare().Text("Hi").Usage(3, 2).Finish();
        var page = Open();

        await TypeAsync("Hello");
        await EndedAsync(Newest);
        Follow(page);
        Hear(2);

        Assert.Equal(["model is answering", "Answer complete, 2 tokens in 0.0 s"], _heard.Select(Untimed));
    }

    [Fact]
    public async Task Stopped_answer_says_so_and_how_much_is_there()
    {
        var page = Open(await AnsweredAsync());
        await TypeAsync("And now");
        (await Client.NextCallAsync(Cancel)).Text("Some words of an answer");
        Pass(() => page.FindAll(".cs-prose").Count == 2);

        await page.Find("[data-key=stop]").ClickAsync();
        Hear(2);

        Assert.Equal("model is answering", _heard[0]);
        Assert.Matches("^Answer stopped after about [0-9]+ tokens$", _heard[1]);
        Assert.Equal(2, _heard.Count);
    }

    [Fact]
    public async Task Queued_prompt_is_announced_after_the_end_of_the_answer_before_it()
    {
        Open(await AnsweredAsync());
        await TypeAsync("First");
        var first = await Client.NextCallAsync(Cancel);
        await TypeAsync("Second");
        first.Text("One").Usage(1, 1).Finish();
        (await Client.NextCallAsync(Cancel)).Text("Two").Usage(1, 2).Finish();
        Hear(4);

        Assert.Equal(
            ["model is answering", "Answer complete, 1 token in 0.0 s", "model is answering", "Answer complete, 2 tokens in 0.0 s"],
            _heard.Select(Untimed));
    }

    [Fact]
    public async Task Regenerated_answer_is_announced_and_a_branch_that_is_shown_again_is_not()
    {
        var page = Open(await AnsweredAsync());
        await page.Find("[data-key=regenerate]").ClickAsync();
        (await Client.NextCallAsync(Cancel)).Text("Again").Usage(1, 5).Finish();
        Hear(2);

        await page.Find("[data-key=previous]").ClickAsync();
        await page.Find("[data-key=next]").ClickAsync();
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["model is answering", "Answer complete, 5 tokens in 0.0 s"], _heard.Select(Untimed));
    }

    [Fact]
    public async Task Page_opened_later_announces_nothing_of_what_had_ended()
    {
        var conversation = await AnsweredAsync();
        await Conversations.RegenerateAsync(conversation.Id, conversation.Path[^1].Id);
        (await Client.NextCallAsync(Cancel)).Throw(Refused());
        await EndedAsync(conversation);
        Time.Advance(TimeSpan.FromSeconds(1));

        var page = Open(conversation);
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Contains("wants an API key", page.Find(".note").TextContent, StringComparison.Ordinal);
        await page.Find("[data-key=previous]").ClickAsync();
        await page.Find("[data-key=next]").ClickAsync();
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(_heard);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Page_opened_in_mid_answer_announces_its_end_only()
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("Half");
        Open(conversation);
        answer.Text(" whole").Usage(1, 9).Finish();
        Hear(1);

        Assert.Equal(["Answer complete, 9 tokens in 0.0 s"], _heard.Select(Untimed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Failure_is_an_alert_once_however_early_it_came(bool isAtOnce)
    {
        var page = Open(await AnsweredAsync());
        if (isAtOnce)
        {
            Client.Prepare().Throw(Refused());
        }

        await TypeAsync("And now");
        if (!isAtOnce)
        {
            (await Client.NextCallAsync(Cancel)).Throw(Refused());
        }

        Pass(() => page.FindAll("[role=alert]").Count == 1);
        Assert.Contains("wants an API key", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Pass(() => page.Find("[role=status]").TextContent.Length == 0);
        Assert.Equal(["model is answering"], _heard);

        // Drawn anew it is history.
        await page.Find("[data-key=edit]").ClickAsync();
        await Conversations.EditAsync(Newest.Id, Newest.Path[^2].Id, "Another wording");
        (await Client.NextCallAsync(Cancel)).Text("Fine").Finish();
        Pass(() => page.FindAll("[role=alert]").Count == 0);
        await page.FindAll("[data-key=previous]")[^1].ClickAsync();
        Pass(() => page.Markup.Contains("wants an API key", StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task No_live_region_ever_holds_text_of_the_answer()
    {
        var page = Open(await AnsweredAsync());
        var live = new List<string>();
        page.OnMarkupUpdated += (_, _) => live.AddRange(page.FindAll("[role=status],[role=alert],[aria-live=polite],[aria-live=assertive]").Select(region => region.TextContent));
        await TypeAsync("And now");
        var answer = await Client.NextCallAsync(Cancel);
        for (var i = 0; i < 20; i++)
        {
            answer.Text($"token{i} ");
            Pass(() => page.Markup.Contains($"token{i}", StringComparison.Ordinal));
        }

        answer.Finish();
        Hear(2);

        Assert.Contains("model is answering", live);
        Assert.DoesNotContain(live, text => text.Contains("token0", StringComparison.Ordinal) || text.Contains("token19", StringComparison.Ordinal));
        var log = page.Find("[role=log]");
        Assert.Equal("off", log.GetAttribute("aria-live"));
    }

    private static ProviderException Refused() => new(ProviderErrorKind.Authentication, "Incorrect API key provided") { Status = System.Net.HttpStatusCode.Unauthorized };

    // The fake clock passes while the page draws.
    private static string Untimed(string words) => System.Text.RegularExpressions.Regex.Replace(words, @"[0-9.]+ s$", "0.0 s");

    private IRenderedComponent<ChatPage> Open(Conversation? conversation = null)
    {
        var page = Render<ChatPage>(parameters => parameters.Add(p => p.Id, conversation?.Id.ToString()));
        var last = "";
        page.OnMarkupUpdated += (_, _) =>
        {
            var words = page.Find("[role=status]").TextContent;
            if (words != last)
            {
                last = words;
                if (words.Length > 0)
                {
                    _heard.Add(words);
                }
            }
        };
        return page;
    }

    // The page goes where it sent itself, as the router does.
    private void Follow(IRenderedComponent<ChatPage> page)
        => page.Render(parameters => parameters.Add(p => p.Id, Newest.Id.ToString()));

    private void Hear(int count) => Pass(() => _heard.Count >= count);
}
