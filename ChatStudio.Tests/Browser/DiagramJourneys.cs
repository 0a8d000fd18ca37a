using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class DiagramJourneys(Chromium chromium)
{
    private const string Flow = "flowchart LR\n  A[Prompt] --> B{Queue full?}\n  B -- yes --> C[Wait]\n  B -- no --> D[Decode]";

    public static TheoryData<string, Visit> Themes => new() { { "light", Visit.Desktop }, { "dark", Visit.DesktopDark }, { "phone", Visit.Phone } };

    [Theory]
    [MemberData(nameof(Themes), DisableDiscoveryEnumeration = true)]
    public async Task Diagram_is_drawn_when_its_fence_closes(string name, Visit visit)
    {
        var gate = new TaskCompletionSource();
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Text($"```mermaid\n{Flow}").Wait(gate.Task).Text("\n```\n\nDone.").Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await RestoredLibraries.SkipWithoutAsync(app);
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("A diagram, please");
            var block = (await chat.StreamingAsync()).GetByRole(AriaRole.Group, new() { Name = "Mermaid code" });
            await Expect(block.Locator("pre")).ToContainTextAsync("flowchart LR");
            Assert.Equal(0, await page.Page.Locator("iframe").CountAsync());

            gate.SetResult();
            await chat.FinishedAsync();
            var drawing = block.GetByRole(AriaRole.Img, new() { Name = "Diagram: flowchart LR" });
            await Expect(drawing).ToBeVisibleAsync();
            await Expect(block.Locator("pre")).ToBeHiddenAsync();
            Assert.Equal("allow-scripts", await page.Page.Locator("iframe").GetAttributeAsync("sandbox"));
            Assert.StartsWith("data:image/svg+xml", await drawing.GetAttributeAsync("src"), StringComparison.Ordinal);
            await page.AssertAccessibleAsync();
            await page.ShootAsync($"diagram-{name}");

            var source = block.GetByRole(AriaRole.Button, new() { Name = "Source" });
            await source.ClickAsync();
            await Expect(block.Locator("pre")).ToBeVisibleAsync();
            await Expect(drawing).ToBeHiddenAsync();
            await source.ClickAsync();
            await Expect(drawing).ToBeVisibleAsync();
        }, visit);
    }

    [Fact]
    public async Task Another_theme_draws_the_diagram_anew()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat($"```mermaid\n{Flow}\n```\n"));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await RestoredLibraries.SkipWithoutAsync(app);
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("A diagram, please");
            var drawing = (await chat.FinishedAsync()).Locator(".cs-diagram img");
            await Expect(drawing).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("f6f8f7"));

            await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

            await Expect(drawing).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("0d1110"));
        });
    }

    [Fact]
    public async Task Hostile_diagrams_run_nothing_and_leave_no_request()
    {
        string[] sources =
        [
            "flowchart LR\n  A[\"<img src=x onerror=window.top.pwned=1>\"] --> B[\"<script>window.top.pwned=2</script>\"]",
            "flowchart LR\n  A --> B\n  click A call alert(\"x\")\n  click B href \"javascript:window.top.pwned=3\"",
            "%%{init: {\"securityLevel\": \"loose\", \"htmlLabels\": true, \"themeCSS\": \"* { background: url(https://evil.example/x.png) }\"}}%%\nflowchart LR\n  A[\"<iframe src='javascript:top.pwned=4'></iframe>\"] --> B",
            "sequenceDiagram\n  participant A\n  link A: x @ javascript:top.pwned=5\n  A->>B: <img src=https://evil.example/y.png onerror=top.pwned=6>",
            "classDiagram\n  class A\n  link A \"https://evil.example/\" \"tip<svg onload=top.pwned=7>\"",
        ];
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat(string.Concat(sources.Select(source => $"```mermaid\n{source}\n```\n\n")) + "The end."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await RestoredLibraries.SkipWithoutAsync(app);
        await chromium.VisitAsync(app, "/", async page =>
        {
            // Mermaid lets a label's onerror into its own document. The policy of the board is the wall, and this is its sound.
            page.Problems.Allow("inline event handler|CSP violation of script-src-attr: inline");
            page.Page.Dialog += (_, _) => throw new InvalidOperationException("A diagram opened a dialog.");
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Attack");
            var answer = await chat.FinishedAsync();
            await Expect(answer.Locator(".cs-code:has(.cs-diagram:visible), .cs-code:has(.md-note)")).ToHaveCountAsync(sources.Length, new() { Timeout = 60_000 });
            await page.ShootAsync("diagram-hostile");

            foreach (var image in await answer.Locator(".cs-diagram img").AllAsync())
            {
                await image.ClickAsync();
            }

            Assert.Null(await page.Page.EvaluateAsync<int?>("window.pwned ?? null"));
            Assert.Equal(0, await answer.Locator("script, iframe, object, embed, .cs-diagram :not(img)").CountAsync());

            // Whatever a diagram did in there: the board is nobody's origin and reaches neither the page nor the network.
            var board = page.Page.Frames.Single(frame => frame.Url.EndsWith("/frames/diagram.html", StringComparison.Ordinal));
            Assert.Equal("null", await board.EvaluateAsync<string>("self.origin"));
            Assert.Equal("SecurityError", await board.EvaluateAsync<string>("(() => { try { return parent.document.title; } catch (problem) { return problem.name; } })()"));
            Assert.Equal("SecurityError", await board.EvaluateAsync<string>("(() => { try { return localStorage.length; } catch (problem) { return problem.name; } })()"));
        });
    }

    [Fact]
    public async Task What_is_no_diagram_stays_code_with_a_note_and_does_not_hold_up_the_next()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat($"```mermaid\nthis is no diagram\n```\n\n```mermaid\n{Flow}\n```\n"));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await RestoredLibraries.SkipWithoutAsync(app);
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Diagrams, please");
            var blocks = (await chat.FinishedAsync()).Locator(".cs-code");

            await Expect(blocks.First.Locator(".md-note")).ToHaveTextAsync("This diagram could not be drawn, so here is its source.");
            await Expect(blocks.First.Locator("pre")).ToBeVisibleAsync();
            await Expect(blocks.Last.Locator("img")).ToBeVisibleAsync();
        });
    }
}
