using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class CodeJourneys(Chromium chromium)
{
    private const string Code =
        """
        public static int Twice(int x)
        {
            // doubles, and the comment is long enough to need another line when the block wraps its lines instead of scrolling them
            return 2 * x; /* open
            still a comment */
        }
        """;

    public static TheoryData<string, Visit> Themes => new() { { "light", Visit.Desktop }, { "dark", Visit.DesktopDark }, { "phone", Visit.Phone } };

    [Theory]
    [MemberData(nameof(Themes), DisableDiscoveryEnumeration = true)]
    public async Task Code_is_coloured_by_the_design_while_it_streams(string name, Visit visit)
    {
        var gate = new TaskCompletionSource();
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Text($"```csharp title=\"Twice.cs\"\n{Code}\nint open").Wait(gate.Task).Text(" = 1;\n```\n\nThe end.").Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Code, please");
            var block = (await chat.StreamingAsync()).GetByRole(AriaRole.Group, new() { Name = "C# code" });
            var head = await block.Locator(".hd").InnerHTMLAsync();
            var top = (await block.Locator("pre").BoundingBoxAsync())!.Y;
            Assert.Equal(0, await block.Locator(".run > span").Last.Locator("span:not(.cs-caret)").CountAsync());

            gate.SetResult();
            var answer = await chat.FinishedAsync();
            await Expect(block.Locator(".k").First).ToHaveTextAsync("public static int");
            Assert.Equal(head, await block.Locator(".hd").InnerHTMLAsync());
            await Expect(block.Locator(".c")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("^// doubles"), new("^/\\* open$"), new("still a comment")]);
            await Expect(block.Locator(".fn")).ToHaveTextAsync("Twice");
            foreach (var (css, token) in new[] { ("k", "kw"), ("c", "com"), ("fn", "fn"), ("n", "num") })
            {
                await Expect(block.Locator($".{css}").First).ToHaveCSSAsync("color", await TokenAsync(page, token));
            }

            Assert.Equal(Code + "\nint open = 1;", await block.Locator("code").TextContentAsync());
            Assert.True(top > 0);
            await page.AssertAccessibleAsync();
            await answer.ScrollIntoViewIfNeededAsync();
            await page.ShootAsync($"code-{name}");
        }, visit);
    }

    [Fact]
    public async Task Code_can_be_copied_wrapped_numbered_and_saved()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat($"```csharp title=\"src/Twice.cs\"\n{Code}\n```\n"));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Code, please");
            var block = (await chat.FinishedAsync()).GetByRole(AriaRole.Group, new() { Name = "C# code" });
            var pre = block.Locator("pre");
            ILocator Button(string label) => block.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

            await Button("Copy").ClickAsync();
            await Expect(Button("Copied")).ToBeVisibleAsync();
            Assert.Equal(Code, await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));

            Assert.True(await pre.EvaluateAsync<bool>("pre => pre.scrollWidth > pre.clientWidth"));
            await Button("Wrap").ClickAsync();
            await Expect(Button("Wrap")).ToHaveAttributeAsync("aria-pressed", "true");
            Assert.False(await pre.EvaluateAsync<bool>("pre => pre.scrollWidth > pre.clientWidth"));

            await Button("Line numbers").ClickAsync();
            await Expect(Button("Line numbers")).ToHaveAttributeAsync("aria-pressed", "true");
            Assert.Equal(Code.Split('\n').Length, await block.Locator(".run > span").CountAsync());
            Assert.Contains("counter", await block.Locator(".run > span").Last.EvaluateAsync<string>("line => getComputedStyle(line, '::before').content"), StringComparison.Ordinal);
            Assert.Equal(Code, await block.Locator("code").TextContentAsync());
            await page.ShootAsync("code-numbers");

            var saving = page.Page.WaitForDownloadAsync();
            await Button("Download").ClickAsync();
            var file = await saving;
            Assert.Equal("Twice.cs", file.SuggestedFilename);
            Assert.Equal(Code + "\n", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken));
        });
    }

    private static Task<string> TokenAsync(StudioPage page, string token) => page.Page.EvaluateAsync<string>(
        """
        token => {
          const probe = document.createElement('i');
          probe.style.color = `var(--cs-sy-${token})`;
          document.body.append(probe);
          const color = getComputedStyle(probe).color;
          probe.remove();
          return color;
        }
        """, token);
}
