using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class MathJourneys(Chromium chromium)
{
    public static TheoryData<string, Visit> Themes => new() { { "light", Visit.Desktop }, { "dark", Visit.DesktopDark }, { "phone", Visit.Phone } };

    [Theory]
    [MemberData(nameof(Themes), DisableDiscoveryEnumeration = true)]
    public async Task Formula_is_set_when_it_closes_and_then_stays(string name, Visit visit)
    {
        var (first, second, third) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Stream()
            .Text("Here $W$ is the weight").Wait(first.Task)
            .Text(" and \\(\\beta\\) the bandwidth.\n\n$$\n\\frac{W}{\\beta}").Wait(second.Task)
            .Text(" + x_1\n$$\n\nSo *it*").Wait(third.Task)
            .Text(" is.\n\n\\[\na^2\n\\]\n\nDone.").Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await RestoredLibraries.SkipWithoutAsync(app);
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Maths, please");
            var prose = ChatScreen.Prose(await chat.StreamingAsync());
            var formulas = prose.Locator("cs-math[data-set]");
            await Expect(formulas).ToHaveCountAsync(1);
            await formulas.First.EvaluateAsync("formula => { window.first = formula; window.typeset = formula.querySelector('.katex'); }");

            first.SetResult();
            await Expect(formulas).ToHaveCountAsync(2);
            await Expect(prose.GetByRole(AriaRole.Group, new() { Name = "Formula" }).Locator("pre")).ToContainTextAsync(@"\frac{W}{\beta}");

            second.SetResult();
            await Expect(formulas).ToHaveCountAsync(3);
            await Expect(formulas.Nth(2).Locator(".katex-display")).ToBeVisibleAsync();

            third.SetResult();
            await chat.FinishedAsync();
            await Expect(formulas).ToHaveCountAsync(4);
            Assert.True(await page.Page.EvaluateAsync<bool>("window.first.isConnected && window.first.querySelector('.katex') === window.typeset"), "The first formula was set anew.");
            Assert.Equal("inline", await formulas.First.Locator(".set").EvaluateAsync<string>("formula => getComputedStyle(formula).display"));
            await Expect(formulas.Nth(2).Locator("math annotation")).ToHaveTextAsync(@"\frac{W}{\beta} + x_1");
            await page.AssertAccessibleAsync();
            await page.ShootAsync($"math-{name}");
        }, visit);
    }

    [Fact]
    public async Task Copying_a_formula_gives_its_source()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat("One $a^2$ two.\n\n$$\n\\frac{1}{2}\n$$\n\nThree."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await RestoredLibraries.SkipWithoutAsync(app);
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Maths, please");
            var prose = ChatScreen.Prose(await chat.FinishedAsync());
            await Expect(prose.Locator("cs-math[data-set]")).ToHaveCountAsync(2);

            await prose.EvaluateAsync("prose => getSelection().selectAllChildren(prose)");
            await page.Page.Keyboard.PressAsync("Control+c");

            var copied = await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
            Assert.Equal(["One $a^2$ two.", @"$$\frac{1}{2}$$", "Three."], copied.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            await Expect(prose.Locator("cs-math[data-set]")).ToHaveCountAsync(2);
            await Expect(prose).Not.ToContainTextAsync("$");
        });
    }

    [Fact]
    public async Task Formula_that_is_wrong_hostile_or_endless_stays_its_source()
    {
        const string Hostile =
            """
            Wrong $\frac{1$, endless $\def\a{\a\a}\a$, good $x$.

            $$\href{javascript:window.pwned=1}{x} \includegraphics{https://evil.example/x.png} \htmlClass{cs-banner}{y} \url{https://evil.example/}$$

            $$\rule{9999em}{9999em}$$

            The end.
            """;
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat(Hostile));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await RestoredLibraries.SkipWithoutAsync(app);
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Attack");
            var prose = ChatScreen.Prose(await chat.FinishedAsync());
            await Expect(prose).ToContainTextAsync("The end.");
            await Expect(prose.Locator("cs-math[data-set]").First).ToBeVisibleAsync();

            await Expect(prose.Locator("cs-math:not([data-set])").First).ToBeVisibleAsync();
            Assert.Equal(0, await prose.Locator("cs-math :is(a, img, script, iframe, .cs-banner, [onclick])").CountAsync());
            Assert.Null(await page.Page.EvaluateAsync<int?>("window.pwned ?? null"));
            Assert.True(await prose.EvaluateAsync<bool>("prose => prose.offsetHeight < 3000"), "A rule of the formula fills the page.");
            await page.ShootAsync("math-hostile");
        });
    }

    [Fact]
    public async Task Without_KaTeX_formulas_are_their_source_and_the_page_works()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat("One $a^2$ two.\n\n$$\n\\frac{1}{2}\n$$\n"), ProviderReply.Chat("Again."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            page.Problems.Allow("/lib/|ERR_FAILED");
            await page.Page.RouteAsync("**/lib/katex/**", route => route.AbortAsync());
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Maths, please");
            var prose = ChatScreen.Prose(await chat.FinishedAsync());

            await Expect(prose.Locator("cs-math code").First).ToHaveTextAsync("a^2");
            await Expect(prose.Locator("cs-math code").Last).ToContainTextAsync(@"\frac{1}{2}");
            await Expect(prose.Locator("cs-math code").Last).ToBeVisibleAsync();
            await chat.AssertCanSendAgainAsync("Again.");
            await page.ShootAsync("math-without");
        });
    }
}
