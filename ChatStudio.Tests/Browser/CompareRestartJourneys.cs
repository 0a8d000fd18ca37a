using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>A race that is refreshed, stopped from another tab and found again after the app was ended and started.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class CompareRestartJourneys(Chromium chromium)
{
    // A busy machine is slow and not wrong.
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 120_000 };

    [Fact]
    public async Task Refresh_stop_from_a_second_tab_and_a_restart_lose_nothing()
    {
        using var folder = new TemporaryFolder();
        string path;
        string[] texts;
        await using (var app = Start(folder))
        {
            (path, texts) = await RaceAsync(app);
        }

        await using var again = Start(folder);
        await chromium.VisitAsync(again, "/", async page =>
        {
            var row = page.Page.GetByRole(AriaRole.Link, new() { Name = "Comparison: Write 20000 tokens about ports" });
            await Expect(row).ToHaveAttributeAsync("href", path.TrimStart('/'), new() { Timeout = 60_000 });
            await row.ClickAsync();

            await Expect(page.Page.Locator(".cmp-col")).ToHaveCountAsync(2, Patient);
            Assert.Equal(texts, Comparison(again).State.Current!.Runs.Select(run => run.Text));
            foreach (var (text, index) in texts.Select((text, index) => (text, index)))
            {
                await Expect(page.Page.Locator(".cmp-text").Nth(index)).ToContainTextAsync(LastWord(text), new() { Timeout = 60_000 });
            }

            await Expect(page.Page.Locator("[data-key=vote-tie]")).ToHaveAttributeAsync("aria-pressed", "true");
            await Expect(page.Page.Locator(".race-host path.ln")).ToHaveCountAsync(2, Patient);
            await Expect(page.Page.Locator(".rank tbody tr")).ToHaveCountAsync(2);
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true }).ClickAsync();
            await Expect(page.Page.Locator("input[type=range]")).ToBeVisibleAsync();
            await page.AssertAccessibleAsync();
            await page.ShootAsync("compare-after-restart");
        }, Wide);
    }

    private async Task<(string Path, string[] Texts)> RaceAsync(StudioApp app)
    {
        var path = "";
        await chromium.VisitAsync(app, "/compare?models=simulated/steady-200,simulated/steady-201&prompt=Write%2020000%20tokens%20about%20ports", async page =>
        {
            var box = page.Page.GetByRole(AriaRole.Form, new() { Name = "Prompt for all columns" }).GetByRole(AriaRole.Textbox);
            await Expect(box).ToHaveValueAsync("Write 20000 tokens about ports");
            await box.PressAsync("Enter");
            await Expect(page.Page.Locator(".cmp-col")).ToHaveCountAsync(2, Patient);
            path = new Uri(page.Page.Url).AbsolutePath;
            var runs = Comparison(app).State.Current!.Runs.ToArray();

            await page.ReloadAsync();
            await Expect(page.Page.Locator(".cmp-col")).ToHaveCountAsync(2, Patient);
            Assert.Equal(runs, Comparison(app).State.Current!.Runs);

            var second = await page.OpenTabAsync(path);
            await second.Page.GetByRole(AriaRole.Button, new() { Name = "Stop all" }).ClickAsync();
            await Expect(page.Page.Locator(".cmp-body[aria-busy=true]")).ToHaveCountAsync(0, Patient);
            Assert.All(runs, run => Assert.Equal(RunState.Stopped, run.State));
            await page.Page.Locator("[data-key=vote-tie]").ClickAsync();
            await Expect(second.Page.Locator("[data-key=vote-tie]")).ToHaveAttributeAsync("aria-pressed", "true");
        }, Wide);
        return (path, [.. Comparison(app).State.Current!.Runs.Select(run => run.Text)]);
    }

    private static Visit Wide => new() { Width = 1920, Height = 1080 };

    private static Comparison Comparison(StudioApp app) => app.Services.GetRequiredService<ComparisonService>().Comparisons.Single();

    private static string LastWord(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[^1].Trim('.', '*', '`', '|', '$', ')', '#', '-', '[', ']');

    private static StudioApp Start(TemporaryFolder folder) => StudioApp.Start(("CHATSTUDIO_DATA", folder.Info.FullName));
}
