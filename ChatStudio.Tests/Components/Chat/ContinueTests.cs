using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat;

namespace ChatStudio.Tests.Components.Chat;

/// <summary>Where Continue is offered, and what the page shows of it.</summary>
public sealed class ContinueTests : ChatContext
{
    private const string Button = "[data-key=continue]";

    [Fact]
    public async Task Stopped_answer_goes_on_in_its_place_and_its_seam_is_marked()
    {
        var (page, conversation) = await StoppedAsync("The scheduler pa");
        Assert.Equal("Continue", page.Find("footer " + Button).TextContent);

        await page.Find(Button).ClickAsync();
        var answer = await Client.NextCallAsync(Cancel);

        Pass(() => page.FindAll(".cs-wait").Count == 1);
        Assert.Equal("The scheduler pa", page.Find(".cs-prose").TextContent.Trim());
        Assert.Empty(page.FindAll(Button));
        answer.Text("packs streams.").Usage(20, 4).Finish();
        Pass(() => page.Find("article[aria-label^=Answer]").GetAttribute("aria-busy") == "false");

        Assert.Single(page.FindAll("article[aria-label^=Answer]"));
        Assert.Equal("The scheduler packs streams.", page.Find(".cs-prose").TextContent.Trim());
        Assert.Equal("Continued after The scheduler pa, where you had stopped it", page.Find(".cs-seam").TextContent);
        Assert.Contains("Continued", page.Find("footer").TextContent, StringComparison.Ordinal);
        Assert.Contains("4 tokens", page.Find("footer").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Button));
        Assert.Equal("The scheduler packs streams.", conversation.Path[^1].Text);
        Assert.Single(Autoscroll.Invocations["latest"]);
    }

    [Fact]
    public async Task Interrupted_answer_offers_it_first_in_its_notice()
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("Half of the").End();
        await EndedAsync(conversation);
        var page = Open(conversation);

        Assert.Equal(["Continue", "Try again"], page.FindAll(".note .acts button").Select(button => button.TextContent.Trim()));
        Assert.Contains("Continue picks up where it ended.", page.Find(".note").TextContent, StringComparison.Ordinal);
        await page.Find(Button).ClickAsync();
        (await Client.NextCallAsync(Cancel)).Text(" answer.").Finish();

        Pass(() => page.Find(".cs-prose").TextContent.Trim() == "Half of the answer.");
        Assert.Contains("where it was cut off", page.Find(".cs-seam").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_at_its_length_limit_offers_it_and_one_that_is_whole_does_not()
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("Half").Finish("length");
        await EndedAsync(conversation);
        var page = Open(conversation);
        Assert.Equal(["Continue", "Regenerate"], page.FindAll(".note button").Select(button => button.TextContent.Trim()));

        await page.Find(Button).ClickAsync();
        (await Client.NextCallAsync(Cancel)).Text(" and half").Finish();

        Pass(() => page.FindAll(".note").Count == 0 && page.FindAll("[data-key=regenerate]").Count == 1);
        Assert.Empty(page.FindAll(Button));
    }

    [Fact]
    public async Task Continuation_that_failed_leaves_the_text_says_so_and_is_offered_again()
    {
        var (page, _) = await StoppedAsync("Half");
        await page.Find(Button).ClickAsync();
        (await Client.NextCallAsync(Cancel)).Throw(new ProviderException(ProviderErrorKind.ServerError, "500"));

        Pass(() => page.FindAll(".note").Count == 1);

        Assert.Equal("Half", page.Find(".cs-prose").TextContent.Trim());
        Assert.Contains("The answer stays as it was.", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".cs-seam"));
        Assert.NotNull(page.Find(".note " + Button));
    }

    [Fact]
    public async Task Model_that_added_nothing_can_be_asked_once_more()
    {
        var (page, _) = await StoppedAsync("Half");
        await page.Find(Button).ClickAsync();
        (await Client.NextCallAsync(Cancel)).Finish();

        Pass(() => page.FindAll(".note").Count == 1);

        Assert.Equal("The model added nothing", page.Find(".note h2").TextContent);
        Assert.NotNull(page.Find(".note " + Button));
    }

    [Fact]
    public async Task It_is_offered_for_the_last_answer_only_and_not_while_another_streams()
    {
        var (page, conversation) = await StoppedAsync("Half");

        await Conversations.SendAsync(conversation.Id, "Next", Guid.NewGuid());
        var answer = await Client.NextCallAsync(Cancel);
        Pass(() => page.FindAll("article[aria-label^=Answer]").Count == 2);
        Assert.Empty(page.FindAll(Button));
        answer.Text("All").Finish();
        await EndedAsync(conversation);
        Pass(() => page.FindAll("[aria-busy=true]").Count == 0);

        Assert.Empty(page.FindAll(Button));
    }

    [Fact]
    public async Task Continuation_that_could_not_be_saved_is_refused_beside_the_answer()
    {
        var (page, _) = await StoppedAsync("Half");
        Studio.Store.Problem = new(StorageProblem.Locked, "The database is held by another program.");

        await page.Find(Button).ClickAsync();

        Assert.Contains("could not be saved", page.Find("article [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(Client.Answers);
        Assert.NotNull(page.Find(Button));
    }

    // What is quoted is a model's text: it stays text.
    [Fact]
    public async Task Seam_quotes_the_last_words_as_text()
    {
        var (page, _) = await StoppedAsync("A long beginning that nobody needs to read again, <img src=x onerror=alert(1)> and\nthe en");
        await page.Find(Button).ClickAsync();
        (await Client.NextCallAsync(Cancel)).Text("end.").Finish();

        Pass(() => page.FindAll(".cs-seam").Count == 1);

        Assert.Equal("…again, <img src=x onerror=alert(1)> and the en", page.Find(".cs-seam q").TextContent);
        Assert.Empty(page.FindAll(".cs-seam img"));
    }

    private async Task<(IRenderedComponent<ChatPage> Page, Conversation Conversation)> StoppedAsync(string text)
    {
        var (conversation, answer) = await AskAsync();
        answer.Text(text);
        await conversation.LiveRun!.UntilTextAsync(text.Length, Cancel);
        conversation.LiveRun!.Stop();
        await EndedAsync(conversation);
        return (Open(conversation), conversation);
    }

    private IRenderedComponent<ChatPage> Open(Conversation conversation) => Render<ChatPage>(parameters => parameters.Add(p => p.Id, conversation.Id.ToString()));
}
