using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class PageWeightTests(Chromium chromium)
{
    [Fact]
    public async Task Plain_chat_loads_one_or_two_fonts_and_nothing_else_of_the_libraries()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat("# Plain\n\nSome **text**, a [link](https://example.com/) and costs of $5 and $6.\n\n- one\n- two\n"));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Plain text, please");
            await chat.FinishedAsync();

            var loaded = await page.Page.EvaluateAsync<Loaded[]>(
                "performance.getEntriesByType('resource').map(file => ({ path: new URL(file.name).pathname, bytes: file.decodedBodySize }))");
            var libraries = loaded.Where(file => file.Path.StartsWith("/lib/", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(loaded);
            Assert.All(libraries, file => Assert.Matches("^/lib/(inter|jetbrains-mono)/.*\\.woff2$", file.Path));
            Assert.InRange(libraries.Sum(file => file.Bytes), 0, 130_000);
            Assert.DoesNotContain(loaded.Select(file => file.Path), path => path.Contains("math", StringComparison.Ordinal) || path.Contains("diagram", StringComparison.Ordinal));
            var map = await page.Page.Locator("script[type=importmap]").TextContentAsync();
            Assert.DoesNotContain("lib/", map, StringComparison.Ordinal);
            Assert.InRange(map!.Length, 1, 5_000);
            TestContext.Current.SendDiagnosticMessage($"{loaded.Length} requests, {loaded.Sum(file => file.Bytes)} bytes unpacked, of them {libraries.Sum(file => file.Bytes)} in {libraries.Count} fonts");
        });
    }

    [Fact]
    public async Task Fonts_arrive_without_moving_the_page()
    {
        await using var app = StudioApp.Start();
        await RestoredLibraries.SkipWithoutAsync(app);
        await chromium.VisitAsync(app, "/", async page =>
        {
            await page.Page.AddInitScriptAsync(
                "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(shift => { window.moved += shift.value; })).observe({ type: 'layout-shift' });");
            await page.ReloadAsync();
            await page.Page.EvaluateAsync("document.fonts.ready");
            Assert.Equal("loaded", await page.Page.EvaluateAsync<string>("[...document.fonts].find(face => face.family.includes('Inter')).status"));

            var moved = await page.Page.EvaluateAsync<double>("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.moved))))");
            Assert.InRange(moved, 0, 0.05);
        });
    }

    private sealed class Loaded
    {
        public string Path { get; set; } = "";

        public int Bytes { get; set; }
    }
}
