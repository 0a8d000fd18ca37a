using System.Text.RegularExpressions;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Generation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>A race of six simulated models, from the address to the vote.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class CompareJourneys(Chromium chromium, ITestOutputHelper output)
{
    private const string Six = "simulated/steady-200,simulated/steady-201,simulated/steady-202,simulated/steady-203,simulated/steady-204,simulated/steady-205";

    // A busy machine is slow and not wrong.
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 120_000 };

    private const string Watch =
        """
        () => {
          window.longTasks = [];
          new PerformanceObserver(list => longTasks.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask' });
        }
        """;

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Six_models_race_to_the_end_are_ranked_and_voted_on_by_keyboard(string theme)
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, $"/compare?models={Six}&prompt=Write%20a%20report", async page =>
        {
            var box = page.Page.GetByRole(AriaRole.Form, new() { Name = "Prompt for all columns" }).GetByRole(AriaRole.Textbox);
            await Expect(box).ToHaveValueAsync("Write a report");
            Assert.Empty(Service(app).Comparisons);
            await page.AssertAccessibleAsync();
            await page.ShootAsync($"compare-start-{theme}");
            await page.Page.EvaluateAsync(Watch);

            await box.PressAsync("Enter");
            await Expect(page.Page.Locator(".cmp-col")).ToHaveCountAsync(6, new() { Timeout = 120_000 });
            await Expect(page.Page.Locator(".cmp-col[aria-label='steady-205'] .cs-prose")).ToHaveTextAsync(new Regex(@"\S"), new() { Timeout = 120_000 });
            await Expect(page.Page.GetByText("provisional")).ToBeVisibleAsync(Patient);
            await Expect(page.Page.Locator(".race-host path.ln")).ToHaveCountAsync(6, new() { Timeout = 120_000 });
            await page.ShootAsync($"compare-live-{theme}");
            if (theme == "light")
            {
                await page.AssertAccessibleAsync();
            }

            await Expect(page.Page.Locator(".cmp-body[aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = 300_000 });
            await Expect(page.Page.GetByText("provisional")).ToHaveCountAsync(0);
            await AssertWholeAsync(app, page);

            // Each line is the model's own hue and shape; the table says the same in words.
            await Expect(page.Page.Locator(".rank tbody tr")).ToHaveCountAsync(6);
            await Expect(page.Page.Locator(".rank td.b").First).ToBeVisibleAsync();

            await page.Page.Locator(".cmp-body").First.FocusAsync();
            for (var column = 1; column <= 6; column++)
            {
                await page.Page.Keyboard.PressAsync($"{column}");
                await Expect(page.Page.Locator($"[data-key=best-{column}]")).ToHaveAttributeAsync("aria-pressed", "true");
                await Expect(page.Page.Locator("[data-key^=best-][aria-pressed=true]")).ToHaveCountAsync(1);
            }

            await page.Page.Keyboard.PressAsync("t");
            await Expect(page.Page.Locator("[data-key^=best-][aria-pressed=true]")).ToHaveCountAsync(0);

            await ScrollTogetherAsync(page);
            await ReadChartAsync(page);
            await page.AssertAccessibleAsync();
            await page.ShootAsync($"compare-done-{theme}");
            var tasks = await page.Page.EvaluateAsync<double[]>("longTasks");
            output.WriteLine($"Long tasks while six columns streamed: {tasks.Length}, longest {tasks.DefaultIfEmpty().Max():0} ms");

            await page.ReloadAsync();
            await Expect(page.Page.Locator("[data-key=vote-tie]")).ToHaveAttributeAsync("aria-pressed", "true", new() { Timeout = 120_000 });
            await AssertWholeAsync(app, page);
        }, theme == "dark" ? Wide with { System = ColorScheme.Dark } : Wide);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Phone_shows_one_column_at_a_time_with_tabs_and_swipes(string theme)
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/compare?models=simulated/steady-200,two-second-stall,cut-off&prompt=Write", async page =>
        {
            await SendAsync(page, "Write");
            var tabs = page.Page.GetByRole(AriaRole.Tab);
            await Expect(tabs).ToHaveCountAsync(3, new() { Timeout = 120_000 });
            await Expect(tabs.Nth(0)).ToHaveAttributeAsync("aria-selected", "true");
            Assert.False(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");

            await SwipeAsync(page);
            await Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(page.Page.Locator(".cmp-col[aria-label='two-second-stall']")).ToBeInViewportAsync(new() { Ratio = 0.98f }); // the swipe is over

            await tabs.Nth(2).ClickAsync();
            await Expect(tabs.Nth(2)).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(page.Page.Locator(".cmp-col[aria-label='cut-off']")).ToBeInViewportAsync();
            await Expect(page.Page.Locator(".cmp-col[aria-label='cut-off'] .cut")).ToBeVisibleAsync(Patient);
            await page.ShootAsync($"compare-phone-{theme}");

            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Stop all" }).ClickAsync();
            await Expect(page.Page.Locator(".cmp-body[aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
            await page.AssertAccessibleAsync();
        }, theme == "dark" ? Visit.Phone with { System = ColorScheme.Dark } : Visit.Phone);
    }

    private static Visit Wide => new() { Width = 1920, Height = 1080 };

    private static ComparisonService Service(StudioApp app) => app.Services.GetRequiredService<ComparisonService>();

    /// <summary>Every column shows the words its run holds, all of them.</summary>
    private static async Task AssertWholeAsync(StudioApp app, StudioPage page)
    {
        var round = Service(app).Comparisons.Single().State.Current!;
        Assert.All(round.Runs, run => Assert.Equal(RunState.Completed, run.State));
        for (var i = 0; i < round.Answers.Count; i++)
        {
            var last = round.Answers[i].Run!.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1].Trim('.', '*', '`', '|', '$', ')');
            await Expect(page.Page.Locator(".cmp-text").Nth(i)).ToContainTextAsync(last, new() { Timeout = 120_000 });
        }
    }

    private static async Task SendAsync(StudioPage page, string prompt)
    {
        var box = page.Page.GetByRole(AriaRole.Form, new() { Name = "Prompt for all columns" }).GetByRole(AriaRole.Textbox);
        await Expect(box).ToHaveValueAsync(prompt);
        await box.PressAsync("Enter");
    }

    /// <summary>Locked, all columns stand at the height of the one under the pointer.</summary>
    private static async Task ScrollTogetherAsync(StudioPage page)
    {
        var toggle = page.Page.GetByRole(AriaRole.Button, new() { Name = "Scroll together" });
        await toggle.ClickAsync();
        await page.Page.Locator(".cmp-body").First.HoverAsync();
        await page.Page.Locator(".cmp-body").First.EvaluateAsync("body => body.scrollTop = 40");
        await page.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.cmp-body')].every(body => body.scrollTop === 40)");
        await toggle.ClickAsync();
    }

    /// <summary>A finger that goes to the left over the columns.</summary>
    private static async Task SwipeAsync(StudioPage page)
    {
        var grid = (await page.Page.Locator(".cmp-grid").BoundingBoxAsync())!;
        var session = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await TouchAsync("touchStart", 0.8);
        for (var share = 0.75; share > 0.2; share -= 0.05)
        {
            await TouchAsync("touchMove", share);
        }

        await session.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });

        Task TouchAsync(string type, double share) => session.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type, ["touchPoints"] = new[] { new { x = grid.X + (grid.Width * share), y = grid.Y + (grid.Height / 2) } },
        });
    }

    /// <summary>The cursor reads all columns at one time, Enter leads to that place in the text, and Esc puts the cursor away.</summary>
    private static async Task ReadChartAsync(StudioPage page)
    {
        var chart = page.Page.Locator("svg.race");
        await chart.FocusAsync();
        await page.Page.Keyboard.PressAsync("Home");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(chart.Locator(".read .tw")).ToHaveCountAsync(6);
        var place = page.Page.WaitForSelectorAsync(".cmp-here");
        await page.Page.Keyboard.PressAsync("Enter");
        await place;
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(chart.Locator(".read")).ToHaveCountAsync(0);
    }
}
