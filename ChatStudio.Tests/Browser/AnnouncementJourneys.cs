using System.Text.Json;
using ChatStudio.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>What a screen reader is given while answers stream, as the browser's own observer saw it.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class AnnouncementJourneys(Chromium chromium)
{
    // Each text the page's status line had, and each text any live region had, from the first to the last mutation.
    private const string Listen =
        """
        () => {
          window.heard = [];
          window.live = [];
          const look = () => {
            const words = document.querySelector('main [role=status]')?.textContent ?? '';
            if (words !== (window.heard.at(-1) ?? '')) window.heard.push(words);
            for (const region of document.querySelectorAll('[role=status],[role=alert],[aria-live]:not([aria-live=off])')) {
              if (window.live.at(-1) !== region.textContent) window.live.push(region.textContent);
            }
          };
          new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        }
        """;

    [Fact]
    public async Task Start_and_end_of_each_answer_are_announced_once_and_tokens_never()
    {
        var words = Enumerable.Range(1, 300).Select(i => $"zebra{i} ").ToArray();
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Chat("zebra"),
            ProviderReply.Chat(words),
            ProviderReply.Stream().Text("zebra stays").Hang(),
            ProviderReply.Error(401, "Incorrect zebra", "invalid_api_key"));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            page.Problems.Allow("401");
            var chat = new ChatScreen(app, page);
            await page.Page.EvaluateAsync(Listen);

            await chat.SendAsync("Short");
            await chat.FinishedAsync(0);
            await HeardAsync(page, 2);
            await chat.SendAsync("Long");
            await chat.FinishedAsync(1);
            await HeardAsync(page, 4);
            await chat.SendAsync("Until I stop you");
            await Expect(ChatScreen.Prose(chat.Answers.Nth(2))).ToHaveTextAsync("zebra stays");
            await chat.Stop.ClickAsync();
            await chat.FinishedAsync(2);
            await HeardAsync(page, 6);
            await chat.SendAsync("In vain");
            await Expect(chat.Notice).ToContainTextAsync("API key");
            await HeardAsync(page, 8);

            var heard = await ReadAsync(page, "heard");
            Assert.Collection(
                heard,
                Start, text => Assert.Matches("^Answer complete, .*tokens? in [0-9.]+ s$", text),
                Start, text => Assert.Matches("^Answer complete, .*tokens? in [0-9.]+ s$", text),
                Start, text => Assert.Matches("^Answer stopped after .*tokens?$", text),
                Start, text => Assert.Equal("", text));
            var live = await ReadAsync(page, "live");
            Assert.NotEmpty(live);
            // The failure's notice quotes the provider in its details; that is no token.
            Assert.DoesNotContain(live, text => text.Contains("zebra", StringComparison.Ordinal) && !text.Contains("API key", StringComparison.Ordinal));

            await page.ReloadAsync();
            await Expect(chat.Answers).ToHaveCountAsync(4);
            await Expect(page.Page.Locator("main [role=status]")).ToHaveTextAsync("");
            await Expect(page.Page.Locator("main [role=alert]")).ToHaveCountAsync(0);
        });
    }

    private static void Start(string text) => Assert.Equal("test-model is answering", text);

    private static async Task HeardAsync(StudioPage page, int count)
        => await page.Page.WaitForFunctionAsync("count => window.heard.length >= count", count);

    private static async Task<string[]> ReadAsync(StudioPage page, string list)
        => (await page.Page.EvaluateAsync<JsonElement>($"() => window.{list}")).EnumerateArray().Select(text => text.GetString()!).ToArray();
}
