using System.Diagnostics;
using System.Globalization;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>
/// Five tabs on one answer at 50 tokens a second, refreshed at random moments and cut off for a while. <c>CHATSTUDIO_REFRESHES</c>
/// says how often; from 10 on the outage lasts ten seconds and the times are bounded as well, which a busy machine would fail for
/// its own reasons.
/// </summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ViewJourneys(Chromium chromium, ITestOutputHelper output)
{
    private const int PerSecond = 50;
    private const int Measured = 10;
    private const int Tabs = 5;

    private static readonly string[] Words = ViewWatch.Words(60_000);

    private static readonly int Refreshes
        = int.Parse(Environment.GetEnvironmentVariable("CHATSTUDIO_REFRESHES") is { Length: > 0 } chosen ? chosen : "2", CultureInfo.InvariantCulture);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_view_equals_the_log_through_late_tabs_refreshes_an_outage_and_a_stop()
    {
        var sent = new long[Words.Length + 1];
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Paced(Words, PerSecond, sending: count => Volatile.Write(ref sent[count - 1], Stopwatch.GetTimestamp())).Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await using var wire = new CuttableWire(app.Origin);
        await chromium.VisitAsync(wire.Origin, "/", async page =>
        {
            page.Problems.Allow("ERR_|WebSocket|Failed to|[Cc]onnection|negotiat");
            await ViewWatch.InstallAsync(page.Page);
            await page.ReloadAsync();
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Count");
            await chat.StreamingAsync();
            var tabs = await OpenAsync(page);

            var back = await RefreshAsync(tabs);
            await CutOffAsync(wire, tabs);
            var lags = await LagsAsync(tabs, sent);
            await tabs[^1].Stop.ClickAsync();
            await AssertSameAsync(tabs, chat.Run);

            output.WriteLine($"Text back after a refresh: {back}");
            output.WriteLine($"Token to page in {Tabs} tabs: {lags}");
            if (Refreshes >= Measured)
            {
                Assert.InRange(back.P95, 0, 1_000);
                Assert.InRange(lags.P95, 0, 300);
            }
        });
    }

    /// <summary>Each comes late: it begins with at least what the first one showed before.</summary>
    private static async Task<List<ChatScreen>> OpenAsync(StudioPage first)
    {
        var tabs = new List<ChatScreen> { new(first) };
        var address = new Uri(first.Page.Url).AbsolutePath;
        while (tabs.Count < Tabs)
        {
            var before = await ViewWatch.LastAsync(first.Page);
            var late = new ChatScreen(await first.OpenTabAsync(address));
            await ViewWatch.PassAsync(late.Page, before);
            Assert.True(await ViewWatch.FirstAsync(late.Page) >= before, "A late tab got what there was in parts.");
            tabs.Add(late);
        }

        return tabs;
    }

    private static async Task<Percentiles> RefreshAsync(List<ChatScreen> tabs)
    {
        var random = new Random(20261130);
        var back = new List<double>();
        for (var i = 0; i < Refreshes; i++)
        {
            var tab = tabs[i % Tabs];

            // The random moment itself is what is waited for here.
            await Task.Delay(random.Next(1_000), Cancel);
            var before = await ViewWatch.LastAsync(tab.Page);
            await tab.Page.ReloadAsync();
            await ViewWatch.PassAsync(tab.Page, before);
            Assert.True(await ViewWatch.FirstAsync(tab.Page) >= before, "A refresh brought back what there was in parts.");
            back.Add(await ViewWatch.BackAfterAsync(tab.Page));
            await ViewWatch.AssertWholeAsync(tab.Answers.First);
        }

        return new(back);
    }

    private static async Task CutOffAsync(CuttableWire wire, List<ChatScreen> tabs)
    {
        await wire.CutAsync();
        foreach (var tab in tabs)
        {
            await Expect(Banner(tab)).ToBeVisibleAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(Refreshes >= Measured ? 10 : 0.5), Cancel);
        var before = await Task.WhenAll(tabs.Select(tab => ViewWatch.LastAsync(tab.Page)));
        wire.Mend();
        for (var i = 0; i < Tabs; i++)
        {
            await Expect(Banner(tabs[i])).ToBeHiddenAsync(new() { Timeout = 60_000 });
            await ViewWatch.PassAsync(tabs[i].Page, before[i]);
            await ViewWatch.AssertWholeAsync(tabs[i].Answers.First);
        }
    }

    // Of what comes from here on: what came through the outage was late for its own reasons.
    private static async Task<Percentiles> LagsAsync(List<ChatScreen> tabs, long[] sent)
    {
        foreach (var tab in tabs)
        {
            await tab.Page.EvaluateAsync("seen.at = []");
        }

        await ViewWatch.PassAsync(tabs[0].Page, await ViewWatch.LastAsync(tabs[0].Page) + (Refreshes >= Measured ? 10 : 1) * PerSecond);
        return new((await Task.WhenAll(tabs.Select(tab => ViewWatch.LagsAsync(tab.Page, sent)))).SelectMany(lags => lags));
    }

    private static async Task AssertSameAsync(List<ChatScreen> tabs, Run run)
    {
        await run.Completion.WaitAsync(Cancel);
        Assert.Equal(RunState.Stopped, run.State);
        Assert.StartsWith(run.Text, string.Concat(Words), StringComparison.Ordinal);
        foreach (var tab in tabs)
        {
            Assert.Equal(DocumentText.Of(run.Text), await ChatScreen.TextAsync(await tab.FinishedAsync()));
        }
    }

    private static ILocator Banner(ChatScreen tab) => tab.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection lost." });
}
