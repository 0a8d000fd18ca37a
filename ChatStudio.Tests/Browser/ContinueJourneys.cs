using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ContinueJourneys(Chromium chromium)
{
    // By the button and by its key, twice: what a script says in three pieces is what it says at once.
    [Fact]
    public async Task Stopped_answer_is_continued_until_it_is_the_answer_that_was_never_stopped()
    {
        const string Prompt = "Write about 400 tokens on caching";
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.PickAsync("steady-150");
            await chat.SendAsync(Prompt);
            await chat.StreamingAsync();
            await chat.Stop.ClickAsync();
            var answer = await chat.FinishedAsync();
            var first = chat.Run.Text;

            await answer.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
            await Expect(chat.Answers).ToHaveCountAsync(1);
            await Expect(answer.Locator(".cs-seam")).ToHaveCountAsync(1);
            await Expect(answer.Locator(".cs-wait")).ToHaveCountAsync(0);
            await chat.Stop.ClickAsync();
            await chat.FinishedAsync();
            Assert.StartsWith(first, chat.Run.Text, StringComparison.Ordinal);

            await chat.Answers.First.FocusAsync();
            await page.Page.Keyboard.PressAsync("o");
            await Expect(answer).ToHaveAttributeAsync("aria-busy", "true");
            await chat.FinishedAsync();
            await Expect(answer.Locator("[data-key=continue]")).ToHaveCountAsync(0);
            Assert.Equal(RunState.Completed, chat.Run.State);
            var continued = await ChatScreen.TextAsync(answer);
            Assert.Equal(DocumentText.Of(chat.Run.Text), continued);

            await page.ReloadAsync();
            Assert.Equal(continued, await ChatScreen.TextAsync(chat.Answers.First));
            await Expect(chat.Answers.First.Locator(".cs-seam").First).ToContainTextAsync("where you had stopped it");

            // The same prompt to the same model in a chat of its own.
            await page.GoToAsync("/");
            await chat.PickAsync("steady-150");
            await chat.SendAsync(Prompt);
            Assert.Equal(continued, await ChatScreen.TextAsync(await chat.FinishedAsync()));
        });
    }
}
