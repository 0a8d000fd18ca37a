using System.Text.Json;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>A race that is over: played again, and taken away as a file.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class RaceJourneys(Chromium chromium) : IDisposable
{
    // What a line is drawn through: the end of each of its curves, as written.
    private const string Lines =
        """
        () => JSON.stringify(Object.fromEntries([...document.querySelectorAll('svg.race path.ln')]
          .map(path => [path.dataset.series, path.getAttribute('d').slice(1).split('C').map(curve => curve.split(' ').slice(-2).join(' '))])))
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replay_draws_the_recorded_race_sample_for_sample_and_the_exported_file_reads_it_without_a_network()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/compare?models=simulated/steady-200,bursts-of-64,two-second-stall&prompt=Write%20about%20150%20tokens", async page =>
        {
            var box = page.Page.GetByRole(AriaRole.Form, new() { Name = "Prompt for all columns" }).GetByRole(AriaRole.Textbox);
            await Expect(box).ToHaveValueAsync("Write about 150 tokens");
            await box.PressAsync("Enter");
            await Expect(page.Page.Locator(".cmp-col .st .i")).ToHaveCountAsync(3, new() { Timeout = 120_000 });
            var runs = app.Services.GetRequiredService<ComparisonService>().Comparisons.Single().State.Current!.Runs.ToList();

            var recorded = await LinesAsync(page, _ => true, runs);
            Assert.All(runs, run => AssertDrawn(run.Metrics.ReadSamples(0), recorded[run.Id.ToString()]));
            await ReplayAsync(page, runs, recorded);
            await ExportAsync(page);
        });
    }

    private static async Task ReplayAsync(StudioPage page, IReadOnlyList<Run> runs, Dictionary<string, string[]> recorded)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        var slider = page.Page.GetByRole(AriaRole.Slider, new() { Name = "Seconds since send" });
        var end = double.Parse((await slider.GetAttributeAsync("max"))!, System.Globalization.CultureInfo.InvariantCulture);
        for (var moment = 0.55; moment < end; moment += 0.7)
        {
            var until = Math.Round(moment, 2);
            await slider.EvaluateAsync("(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true })); }", until);
            var drawn = await LinesAsync(page, sample => Math.Round(sample.Seconds, 2) <= until, runs);
            Assert.All(drawn, line => Assert.Equal(recorded[line.Key][..line.Value.Length], line.Value));
        }

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "4×" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true })).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        Assert.Equal(recorded, await LinesAsync(page, _ => true, runs));
    }

    private async Task ExportAsync(StudioPage page)
    {
        await page.Page.Locator(".cmp-bar").GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Menuitem, new() { Name = "HTML" }).ClickAsync());
        var file = Path.Combine(_folder.Info.FullName, "race.html");
        await download.SaveAsAsync(file);

        await using var offline = await page.Page.Context.Browser!.NewContextAsync(new() { Offline = true });
        var sheet = await offline.NewPageAsync();
        var (requests, complaints) = (new List<string>(), new List<string>());
        sheet.Request += (_, request) => requests.Add(request.Url);
        sheet.Console += (_, message) => complaints.Add(message.Text);
        sheet.PageError += (_, problem) => complaints.Add(problem);
        await sheet.GotoAsync(new Uri(file).AbsoluteUri);
        var chart = sheet.Locator("svg[data-round]");
        await Expect(chart.Locator("path")).ToHaveCountAsync(3);
        var box = (await chart.BoundingBoxAsync())!;
        await chart.HoverAsync(new() { Position = new() { X = box.Width / 8, Y = box.Height / 2 } });
        foreach (var name in new[] { "steady-200", "bursts-of-64", "two-second-stall" })
        {
            await Expect(sheet.Locator(".reading")).ToContainTextAsync(new System.Text.RegularExpressions.Regex($@"{name} [\d.]+ tok/s"));
        }

        Assert.Equal([new Uri(file).AbsoluteUri], requests);
        Assert.Empty(complaints);
    }

    /// <summary>The drawn lines, once the chart has caught up: each as long as so many of its run's samples.</summary>
    private static async Task<Dictionary<string, string[]>> LinesAsync(StudioPage page, Func<RateSample, bool> isDrawn, IReadOnlyList<Run> runs)
    {
        // A single point is no line.
        var lengths = runs.Select(run => (Id: run.Id.ToString(), Count: run.Metrics.ReadSamples(0).Count(isDrawn))).Where(line => line.Count > 1).ToDictionary(line => line.Id, line => line.Count);
        await page.Page.WaitForFunctionAsync(
            $$"""
            expected => {
              const lines = JSON.parse(({{Lines}})());
              return Object.keys(lines).length === Object.keys(expected).length && Object.entries(expected).every(([id, count]) => lines[id]?.length === count);
            }
            """,
            lengths);
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(await page.Page.EvaluateAsync<string>(Lines))!;
    }

    /// <summary>Every point stands where one scale puts its sample, to a tenth of a pixel.</summary>
    private static void AssertDrawn(IReadOnlyList<RateSample> samples, string[] drawn)
    {
        var points = drawn.Select(point => Array.ConvertAll(point.Split(' '), number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(samples.Count, points.Count);
        AssertLinear([.. samples.Select(sample => Math.Round(sample.Seconds, 2))], [.. points.Select(point => point[0])]);
        AssertLinear([.. samples.Select(sample => Math.Round(sample.TokensPerSecond, 1))], [.. points.Select(point => point[1])]);
    }

    private static void AssertLinear(double[] values, double[] places)
    {
        var (low, high) = (Array.IndexOf(values, values.Min()), Array.IndexOf(values, values.Max()));
        var scale = (places[high] - places[low]) / (values[high] - values[low]);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.InRange(places[i] - (places[low] + ((values[i] - values[low]) * scale)), -0.21, 0.21);
        }
    }
}
