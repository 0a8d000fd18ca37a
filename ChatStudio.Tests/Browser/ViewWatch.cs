using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ChatStudio.Tests.Browser;

/// <summary>
/// When a page shows which word of an answer whose words are numbered, <c>w0 w1 w2 …</c>. Watches from the moment at which a
/// document begins, so that it sees a refresh from its start.
/// </summary>
internal static partial class ViewWatch
{
    // The first sight is told apart: what comes with it came at once.
    private const string Script =
        """
        (() => {
          const seen = window.seen = { at: [], first: -1, firstAt: 0, last: -1 };
          const look = () => {
            const text = document.querySelector('.cs-prose')?.lastElementChild?.textContent ?? '';
            const number = Number(text.match(/w(\d+)\D*$/)?.[1] ?? -1);
            if (number <= seen.last) return;
            const now = performance.now();
            if (seen.first < 0) {
              seen.first = number;
              seen.firstAt = now;
            } else {
              for (let word = seen.last + 1; word <= number; word++) seen.at[word] = now;
            }
            seen.last = number;
          };
          new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
        })();
        """;

    /// <summary>Words with blanks between them, in paragraphs of fifty.</summary>
    public static string[] Words(int count) => [.. Enumerable.Range(0, count).Select(number => $"w{number}{(number % 50 == 49 ? "\n\n" : " ")}")];

    public static Task InstallAsync(IPage page) => page.Context.AddInitScriptAsync(Script);

    /// <summary>The number of the last word on the page, −1 for none.</summary>
    public static Task<int> LastAsync(IPage page) => page.EvaluateAsync<int>("seen.last");

    /// <summary>The number of the last word that came at once with the first.</summary>
    public static Task<int> FirstAsync(IPage page) => page.EvaluateAsync<int>("seen.first");

    /// <summary>Milliseconds from the start of the document to the first words.</summary>
    public static Task<double> BackAfterAsync(IPage page) => page.EvaluateAsync<double>("seen.firstAt");

    public static Task PassAsync(IPage page, int number) => page.WaitForFunctionAsync("number => seen.last > number", number);

    /// <summary>Milliseconds from when each word was sent until it was on the page, for those that came one after the other.</summary>
    public static async Task<IReadOnlyList<double>> LagsAsync(IPage page, long[] sent)
    {
        var clock = await BrowserClock.CalibrateAsync(page);
        var shown = await page.EvaluateAsync<double?[]>("Array.from(seen.at, at => at ?? null)");
        return [.. shown.Select((at, word) => at is { } ms ? clock.Since(sent[word], ms) : (double?)null).OfType<double>()];
    }

    /// <summary>The words on the page are the first ones, each once and in order.</summary>
    /// <returns>How many there are.</returns>
    public static async Task<int> AssertWholeAsync(ILocator answer)
    {
        var numbers = Number().Matches(await ChatScreen.Prose(answer).InnerTextAsync()).Select(match => int.Parse(match.ValueSpan[1..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(0, numbers.Count), numbers);
        return numbers.Count;
    }

    [GeneratedRegex(@"w\d+")]
    private static partial Regex Number();
}
