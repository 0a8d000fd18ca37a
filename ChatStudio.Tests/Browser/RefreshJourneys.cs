using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class RefreshJourneys(Chromium chromium)
{
    [Fact]
    public async Task Refresh_in_mid_answer_re_attaches_to_the_same_run_without_gap_or_repeat()
    {
        var gate = new TaskCompletionSource();
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Text("one two").Text(" three").Wait(gate.Task).Text(" four").Text(" five").Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Count");
            await Expect(ChatScreen.Prose(chat.Answers.First)).ToHaveTextAsync("one two three");
            var run = chat.Run;

            await page.ReloadAsync();
            await Expect(ChatScreen.Prose(chat.Answers.First)).ToHaveTextAsync("one two three");
            await Expect(chat.Stop).ToBeVisibleAsync();
            Assert.Same(run, chat.Run);
            Assert.False(run.State.IsFinal());

            gate.SetResult();
            var answer = await chat.FinishedAsync();
            await Expect(ChatScreen.Prose(answer)).ToHaveTextAsync("one two three four five");
            Assert.Equal(RunState.Completed, run.State);
            Assert.Single(provider.ChatRequests);
        });
    }

    [Fact]
    public async Task Refresh_while_400_tokens_a_second_flow_loses_and_doubles_nothing()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.PickAsync("fast-400");
            await chat.SendAsync("Count to 700");
            await chat.StreamingAsync();

            await page.ReloadAsync();
            await chat.StreamingAsync();
            await page.ReloadAsync();
            var answer = await chat.FinishedAsync();

            Assert.Equal(string.Join(", ", Enumerable.Range(1, 700)) + ".", (await ChatScreen.TextAsync(answer)).Trim());
        });
    }

    [Fact]
    public async Task Two_tabs_show_the_same_answer_and_either_can_stop_it()
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Text("Seen by both").Hang(),
            ProviderReply.Chat("From the second tab."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var first = new ChatScreen(app, page);
            await first.SendAsync("Tell both of us");
            await Expect(ChatScreen.Prose(first.Answers.First)).ToHaveTextAsync("Seen by both");
            var second = new ChatScreen(app, await page.OpenTabAsync(new Uri(page.Page.Url).AbsolutePath));
            await Expect(ChatScreen.Prose(second.Answers.First)).ToHaveTextAsync("Seen by both");

            await second.Stop.ClickAsync();
            await first.FinishedAsync();
            await second.FinishedAsync();
            await Expect(first.Stop).ToHaveCountAsync(0);

            await second.AssertCanSendAgainAsync("From the second tab.");
            await Expect(ChatScreen.Prose(await first.FinishedAsync(1))).ToHaveTextAsync("From the second tab.");
        });
    }
}
