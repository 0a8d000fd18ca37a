using System.Text.Json;
using ChatStudio.Benchmarks.Circuits;
using ChatStudio.Benchmarks.Documents;
using ChatStudio.Benchmarks.Hosting;
using Microsoft.Playwright;

namespace ChatStudio.Benchmarks.Browser;

/// <summary>
/// Streams one answer into a real Chromium, twice: once with nothing but the counters of the browser, for what it costs, and once with a
/// watch on the DOM, for when its text is there. The watch costs time itself and has no place in the first.
/// </summary>
internal static class BrowserRun
{
    private const string FirstAnswer = "mixed-200@1000";

    private const string WatchLongTasks =
        "() => { window.longTasks = []; new PerformanceObserver(list => longTasks.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask' }); }";

    // Added and changed text is looked through for markers; the moment of the first sight counts.
    private const string WatchText =
        """
        () => {
          const seen = window.seen = {};
          const look = text => {
            for (const [word] of text.matchAll(/zq[a-z]{4}/g)) seen[word] ??= performance.now();
          };
          new MutationObserver(changes => {
            for (const change of changes) {
              if (change.type === 'characterData') look(change.target.data);
              for (const node of change.addedNodes) look(node.textContent ?? '');
            }
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    private const string HasLastWord = "word => [...document.querySelectorAll('.cs-prose')].at(-1)?.textContent.includes(word)";

    public static async Task<BrowserResult> MeasureAsync(IBrowser browser, CircuitLoad load)
    {
        var document = Document.Create(load.Document);
        await using var server = await ServerProcess.StartAsync(load.Page, null);
        // The first answer of a process pays for what is compiled and cached once.
        await StreamAsync(browser, server, load, document, async (page, _) => await page.EvaluateAsync(WatchLongTasks), (_, _, _) => Task.CompletedTask);

        var (before, costs, longTasks) = (default(PageCosts), default(PageCosts), Array.Empty<double>());
        await StreamAsync(browser, server, load, document,
            async (page, session) =>
            {
                await page.EvaluateAsync(WatchLongTasks);
                await session.SendAsync("Performance.enable");
                before = await PageCosts.ReadAsync(session);
            },
            async (page, session, _) =>
            {
                costs = await PageCosts.ReadAsync(session) - before;
                longTasks = await page.EvaluateAsync<double[]>("longTasks");
            });

        var payload = 0L;
        var seen = new Dictionary<string, double>();
        var (clock, arrivals) = (default(PageClock), default(RunArrivals));
        await StreamAsync(browser, server, load, document,
            async (page, session) =>
            {
                clock = await PageClock.CalibrateAsync(page);
                await page.EvaluateAsync(WatchText);
                session.Event("Network.webSocketFrameReceived").OnEvent += (_, frame) => payload += Length(frame!.Value.GetProperty("response"));
                await session.SendAsync("Network.enable");
            },
            async (page, _, conversation) =>
            {
                // As text: Playwright marks objects it passes with ids of its own.
                seen = JsonSerializer.Deserialize<Dictionary<string, double>>(await page.EvaluateAsync<string>("JSON.stringify(seen)"))!;
                arrivals = await server.ArrivalsAsync(conversation);
            });

        var latencies = Enumerable.Range(0, document.MarkerEnds.Count).Where(i => seen.ContainsKey(Marker.Word(i)))
            .Select(i => clock!.Since(arrivals!.TimeOf(document.MarkerEnds[i]), seen[Marker.Word(i)])).ToList();
        var lag = latencies.Count > 0 ? latencies[^1] : double.NaN;
        return new(load, document, costs, longTasks, [.. latencies.Order()], lag, document.MarkerEnds.Count - latencies.Count, payload);
    }

    private static async Task StreamAsync(
        IBrowser browser, ServerProcess server, CircuitLoad load, Document document, Func<IPage, ICDPSession, Task> begin, Func<IPage, ICDPSession, string, Task> end)
    {
        var conversation = (await server.StartConversationsAsync(FirstAnswer, 1))[0];
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await page.GotoAsync($"{server.Origin}/chat/{conversation}");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.cs-prose').length === 1");
        await Task.Delay(TimeSpan.FromSeconds(2));
        await begin(page, session);
        await server.SendAsync(conversation, load.Model);
        await Task.Delay(TimeSpan.FromSeconds((double)document.Tokens / load.Rate));
        await page.WaitForFunctionAsync(HasLastWord, Marker.Word(document.MarkerEnds.Count - 1), new() { PollingInterval = 200, Timeout = 120_000 });
        await end(page, session, conversation);
    }

    // Binary frames come as base64.
    private static long Length(JsonElement frame)
    {
        var data = frame.GetProperty("payloadData").GetString()!;
        return frame.GetProperty("opcode").GetDouble() == 2 ? data.Length * 3L / 4 : data.Length;
    }
}
