using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Browser;

/// <summary>A long answer at 1,000 tokens a second, with a reader who types on.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ThroughputJourneys(Chromium chromium, ITestOutputHelper output)
{
    private const int TokensPerSecond = 1000;
    private const double AllowedLagMs = 250;
    private const double AllowedTypingMs = 50;
    private const int FewestKeys = 20;
    private const int KeyMs = 25;
    private const string Typed = "What would you change first, and why would that help the slowest readers?";

    // Stamps the moment at which the last word stands in the DOM and the one at which it is painted; for every key the time from
    // the press, as the browser stamped it, to the paint that shows its letter; every task that held the page up.
    private const string Watch =
        """
        lastWord => {
          const watch = window.watch = { inDom: 0, painted: 0, keys: [], longTasks: [] };
          const afterPaint = tell => requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => tell(performance.now());
            channel.port2.postMessage(0);
          });
          new MutationObserver(() => {
            if (watch.inDom === 0 && document.querySelector('.cs-prose')?.lastElementChild?.textContent.includes(lastWord)) {
              watch.inDom = performance.now();
              afterPaint(at => watch.painted = at);
            }
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
          let pressed = 0;
          addEventListener('keydown', event => pressed = event.timeStamp, true);
          addEventListener('input', () => { const since = pressed; afterPaint(at => watch.keys.push(at - since)); }, true);
          new PerformanceObserver(list => watch.longTasks.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask' });
        }
        """;

    [Fact]
    public async Task Last_word_is_shown_within_250_ms_of_the_sources_end_and_typing_stays_instant()
    {
        var sourceEnd = 0L;
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Paced(LongAnswer.Tokens, TokensPerSecond, at => sourceEnd = at).Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            Assert.True(LongAnswer.Tokens.Count >= 3000, $"{LongAnswer.Tokens.Count} tokens");
            var chat = new ChatScreen(app, page);
            await page.Page.EvaluateAsync(Watch, LongAnswer.LastWord);

            // What the machine and the browser need by themselves, on the same page while nothing moves.
            await TypeAsync(chat, () => true);
            var idle = new Percentiles((await WatchedAsync(page)).Keys);
            await page.Page.EvaluateAsync("watch.keys = [], watch.longTasks = []");

            await chat.SendAsync("Tell me everything");
            await chat.StreamingAsync();
            await page.Page.EvaluateAsync("watch.keys = []");
            var typed = await TypeAsync(chat, () => !chat.Run.State.IsFinal());
            var answer = await chat.FinishedAsync();
            await page.Page.WaitForFunctionAsync("watch.painted > 0");

            Assert.Equal(typed, await chat.Box.InputValueAsync());
            Assert.Equal(DocumentText.Of(LongAnswer.Text), await ChatScreen.TextAsync(answer));
            var watched = await WatchedAsync(page);
            Assert.InRange(watched.Keys.Length, FewestKeys, Typed.Length);
            Report(await BrowserClock.CalibrateAsync(page.Page), sourceEnd, watched, idle);
        });
    }

    private static async Task<string> TypeAsync(ChatScreen chat, Func<bool> goesOn)
    {
        await chat.Box.FocusAsync();
        var typed = 0;
        for (; typed < Typed.Length && goesOn(); typed++)
        {
            await chat.Box.PressSequentiallyAsync(Typed[typed].ToString(), new() { Delay = KeyMs });
        }

        return Typed[..typed];
    }

    private static Task<Watched> WatchedAsync(StudioPage page) => page.Page.EvaluateAsync<Watched>("watch");

    private void Report(BrowserClock clock, long sourceEnd, Watched watched, Percentiles idle)
    {
        var typing = new Percentiles(watched.Keys);
        var lag = clock.Since(sourceEnd, watched.Painted);
        output.WriteLine($"{LongAnswer.Tokens.Count} tokens at {TokensPerSecond} tok/s");
        output.WriteLine($"Source's end to last word: in the DOM {clock.Since(sourceEnd, watched.InDom):0} ms, painted {lag:0} ms (± {clock.UncertaintyMs:0.0} ms)");
        output.WriteLine($"Key to painted letter: {typing}; on the idle page: {idle}");
        output.WriteLine($"Long tasks: {watched.LongTasks.Length}, longest {watched.LongTasks.DefaultIfEmpty().Max():0} ms");
        Assert.True(lag <= AllowedLagMs, $"The last word was painted {lag:0} ms after the source's end.");
        Assert.True(typing.P95 <= AllowedTypingMs + idle.P95, $"Key to painted letter: {typing}; on the idle page: {idle}");
    }

    private sealed record Watched
    {
        public double InDom { get; init; }

        public double Painted { get; init; }

        public double[] Keys { get; init; } = [];

        public double[] LongTasks { get; init; } = [];
    }
}
