using System.Text.Json;
using ChatStudio.Benchmarks.Browser;
using ChatStudio.Benchmarks.Documents;
using ChatStudio.Benchmarks.Hosting;
using Microsoft.Playwright;

namespace ChatStudio.Benchmarks.Compare;

/// <summary>
/// Streams a round of a comparison into a real Chromium three times: to warm up, with nothing but the browser's own counters, and with a watch
/// on the page and somebody who types.
/// </summary>
internal static class CompareRun
{
    private const string FirstAnswer = "mixed-200@1000";
    private const string Typed = "What would you change first, and why would that help the slowest readers? ";
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(80);

    private const string WatchLongTasks =
        "() => { window.longTasks = []; new PerformanceObserver(list => longTasks.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask' }); }";

    private const string HaveLastWord = "word => [...document.querySelectorAll('.cmp-text')].every(text => text.querySelector('.cs-prose')?.textContent.includes(word))";

    public static async Task<CompareResult> MeasureAsync(IBrowser browser, CompareLoad load)
    {
        var document = Document.Create(load.Document);
        await using var server = await ServerProcess.StartAsync(PageKind.App, null);
        // The first comparison of a process pays for what is compiled and cached once.
        await using (var warm = await OpenAsync(browser, server, load.Columns))
        {
            await StreamAsync(warm, load with { Document = "mixed-500" }, () => Task.CompletedTask);
        }

        await using var bare = await OpenAsync(browser, server, load.Columns);
        await bare.Page.EvaluateAsync(WatchLongTasks);
        // Processor time of the thread: elapsed time would count what others on the machine did.
        await bare.Session.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        var trace = await MainThreadTrace.StartAsync(bare.Session);
        var before = await PageCosts.ReadAsync(bare.Session);
        await StreamAsync(bare, load, () => Task.CompletedTask);
        var costs = await PageCosts.ReadAsync(bare.Session) - before;
        var longTasks = await bare.Page.EvaluateAsync<double[]>("longTasks");
        var longest = await trace.EndAsync();

        await using var watched = await OpenAsync(browser, server, load.Columns);
        return await WatchAsync(watched, server, load, document) with { Costs = costs, LongTasksMs = longTasks, LongestTaskCpuMs = longest };
    }

    private static async Task<CompareResult> WatchAsync(OpenComparison comparison, ServerProcess server, CompareLoad load, Document document)
    {
        var page = comparison.Page;
        var payload = 0L;
        comparison.Session.Event("Network.webSocketFrameReceived").OnEvent += (_, frame) => payload += Length(frame!.Value.GetProperty("response"));
        await comparison.Session.SendAsync("Network.enable");
        var clock = await PageClock.CalibrateAsync(page);
        await page.EvaluateAsync(PageWatch.Script, Marker.Word(document.MarkerEnds.Count - 1));
        await page.Locator("#composer").FocusAsync();
        await TypeAsync(page, TimeSpan.FromSeconds(2));
        var idle = await ReadAsync(page);
        await page.EvaluateAsync("watch.keys = [], watch.charts = []");
        payload = 0;

        PageWatch? streaming = null;
        var length = TimeSpan.FromSeconds((double)document.Tokens / load.Rate);
        await StreamAsync(comparison, load, async () =>
        {
            await TypeAsync(page, length * 0.9);
            streaming = await ReadAsync(page);
        });
        var arrivals = await server.ColumnArrivalsAsync(comparison.Id);
        var lags = (await ReadAsync(page)).LastWords.Zip(arrivals, (shown, column) => clock.Since(column.TimeOf(document.MarkerEnds[^1]), shown));
        return new(load, document, default, [], 0, [.. lags], [.. streaming!.Keys.Order()], [.. idle.Keys.Order()], ChartPace.Of(streaming.Charts), payload);
    }

    private static async Task<OpenComparison> OpenAsync(IBrowser browser, ServerProcess server, int columns)
    {
        var id = await server.StartComparisonAsync(FirstAnswer, columns);
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Origin}/compare/{id}");
        await page.WaitForFunctionAsync($"() => document.querySelectorAll('.cmp-body[aria-busy=false] .cs-prose').length === {columns} && document.querySelector('svg.race')");
        await Task.Delay(Settling);
        return new(server, id, context, page, await context.NewCDPSessionAsync(page));
    }

    private static async Task StreamAsync(OpenComparison comparison, CompareLoad load, Func<Task> meanwhile)
    {
        var document = Document.Create(load.Document);
        await comparison.Server.CompareAsync(comparison.Id, load.Model);
        await Task.WhenAll(Task.Delay(TimeSpan.FromSeconds((double)document.Tokens / load.Rate)), meanwhile());
        await comparison.Page.WaitForFunctionAsync(HaveLastWord, Marker.Word(document.MarkerEnds.Count - 1), new() { PollingInterval = 200, Timeout = 120_000 });
    }

    private static async Task TypeAsync(IPage page, TimeSpan length)
    {
        using var end = new CancellationTokenSource(length);
        for (var i = 0; !end.IsCancellationRequested; i = (i + 1) % Typed.Length)
        {
            await page.Keyboard.PressAsync(Typed[i] == ' ' ? "Space" : Typed[i].ToString());
            await Task.Delay(BetweenKeys);
        }
    }

    // As text: Playwright marks objects it passes with ids of its own.
    private static async Task<PageWatch> ReadAsync(IPage page)
        => JsonSerializer.Deserialize<PageWatch>(await page.EvaluateAsync<string>("JSON.stringify(watch)"), JsonSerializerOptions.Web)!;

    // Binary frames come as base64.
    private static long Length(JsonElement frame)
    {
        var data = frame.GetProperty("payloadData").GetString()!;
        return frame.GetProperty("opcode").GetDouble() == 2 ? data.Length * 3L / 4 : data.Length;
    }

    private sealed record OpenComparison(ServerProcess Server, string Id, IBrowserContext Context, IPage Page, ICDPSession Session) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Context.DisposeAsync();
    }
}
