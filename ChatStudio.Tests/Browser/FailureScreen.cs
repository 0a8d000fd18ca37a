using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>The chat while something fails: notices, countdowns and what a screen reader hears of them.</summary>
internal sealed partial class FailureScreen(StudioApp app, StudioPage studio) : ChatScreen(app, studio)
{
    /// <summary>Longer than the longest wait between two tries, which "Retry now" ends as soon as it is drawn.</summary>
    private const float PatienceMs = 20_000;

    public ILocator Timer => Answers.Last.GetByRole(AriaRole.Timer);

    public async Task AssertNoticeAsync(params string[] words)
    {
        foreach (var word in words)
        {
            await Expect(Notice).ToContainTextAsync(word);
        }
    }

    public Task OpenDetailsAsync() => Notice.GetByText("Details", new() { Exact = true }).ClickAsync();

    /// <summary>Presses "Retry now" as long as it is offered, until the answer has failed.</summary>
    public async Task RetryUntilFailedAsync()
    {
        var retry = Button("Retry now");
        for (var next = 2; ;)
        {
            // A wait is over when a later try is named, or none.
            var wait = Answers.Last.GetByText(new Regex($"try [{next}-9] of"));
            await Expect(wait.Or(Notice).First).ToBeVisibleAsync(new() { Timeout = PatienceMs });
            if (await Notice.IsVisibleAsync())
            {
                return;
            }

            next = int.Parse(Try().Match(await wait.InnerTextAsync()).Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1;
            await retry.ClickAsync();
        }
    }

    /// <summary>From now on remembers what the status line says and what the countdown shows.</summary>
    public Task ListenAsync() => Page.EvaluateAsync(
        """
        () => {
          window.spoken = [];
          window.counted = [];
          const note = (list, text) => { if (text && list.at(-1) !== text) list.push(text); };
          new MutationObserver(() => {
            note(window.spoken, document.querySelector('main [role=status]')?.textContent.trim());
            note(window.counted, document.querySelector('[role=timer]')?.textContent.trim());
          }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
        }
        """);

    public Task<string[]> SpokenAsync() => Page.EvaluateAsync<string[]>("() => window.spoken");

    public async Task<int[]> CountedAsync() => [.. (await Page.EvaluateAsync<string[]>("() => window.counted")).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    [GeneratedRegex("try ([0-9]) of")]
    private static partial Regex Try();
}
