using System.Text.RegularExpressions;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class FirstRunJourneys(Chromium chromium)
{
    public static TheoryData<string, Visit> Screens => new()
    {
        { "light", Visit.Desktop },
        { "dark", Visit.DesktopDark },
        { "phone", Visit.Phone },
    };

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Newcomer_without_a_key_gets_a_finished_answer(string name, Visit visit)
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await Expect(chat.Composer).ToContainTextAsync("Simulated");

            await chat.SendAsync("Explain caching, in short");
            await chat.StreamingAsync();
            await page.ShootAsync($"journey-{name}-streaming");
            var answer = await chat.FinishedAsync();

            Assert.Equal(RunState.Completed, chat.Run.State);
            Assert.Equal(DocumentText.Of(chat.Run.Text), await ChatScreen.TextAsync(answer));
            await Expect(answer).ToContainTextAsync("steady-50");
            await Expect(answer).ToContainTextAsync("Simulated");
            var footer = answer.GetByRole(AriaRole.Contentinfo).Or(answer.Locator("footer"));
            await Expect(footer).ToContainTextAsync($"{chat.Run.Metrics.Snapshot().TokensOut} tokens");
            await Expect(footer).Not.ToContainTextAsync("≈");
            await Expect(page.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync(new Regex("Answer complete, [0-9]+ tokens"));
            await Expect(chat.Stop).ToHaveCountAsync(0);
            await page.ShootAsync($"journey-{name}-finished");
        }, visit);
    }

    [Fact]
    public async Task Reasoning_is_shown_apart_and_folds_when_the_answer_starts()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.PickAsync("reasoning-first");

            await chat.SendAsync("Explain caching, in short");
            var fold = chat.Answers.First.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Reason") });
            await Expect(fold).ToHaveAttributeAsync("aria-expanded", "true");
            var answer = await chat.FinishedAsync();

            await Expect(fold).ToHaveAttributeAsync("aria-expanded", "false");
            await Expect(fold).ToContainTextAsync("Reasoned for");
            await fold.ClickAsync();
            var reasoning = answer.GetByRole(AriaRole.Region, new() { Name = "Reasoning" });
            Assert.Equal(ChatScreen.Words(chat.Run.Reasoning), ChatScreen.Words(await reasoning.InnerTextAsync()));
            Assert.Equal(DocumentText.Of(chat.Run.Text), await ChatScreen.TextAsync(answer));
        });
    }

    [Fact]
    public async Task Second_turn_knows_the_first()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Give me a random number between 100 and 999");
            var first = await chat.FinishedAsync();
            var number = ChatScreen.Words(await ChatScreen.TextAsync(first))[0];

            await chat.SendAsync("Repeat the number");
            var second = await chat.FinishedAsync(1);

            await Expect(ChatScreen.Prose(second)).ToHaveTextAsync($"The number was {number}.");
            await Expect(chat.Prompts).ToHaveCountAsync(2);
        });
    }
}
