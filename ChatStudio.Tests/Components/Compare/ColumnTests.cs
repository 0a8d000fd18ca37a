using Bunit;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Features.Compare;

namespace ChatStudio.Tests.Components.Compare;

/// <summary>What one column says, beside others that fare differently.</summary>
public sealed class ColumnTests : CompareContext
{
    [Fact]
    public async Task Column_shows_the_rate_and_the_first_token_its_chunks_had()
    {
        var page = Open(await TimedAsync());

        // 60 tokens in 59 steps of 20 ms, the first after 0.3 s.
        Pass(() => Numbers(page, 0) is ["50.8tok/s", "0.30s", ..]);
        Assert.Equal(["0.30 s", "50.8"], Ranked(page, "one")[..2]);
    }

    [Fact]
    public async Task Single_chunk_has_no_rate_however_much_is_in_it()
    {
        var page = Open(await TimedAsync());

        Pass(() => Numbers(page, 1) is ["n/a", "0.30s", ..]);
        Assert.Equal(["0.30 s", "n/a"], Ranked(page, "two")[..2]);
        Assert.Contains("two n/a", Raced[^1].Label.Replace("no rate yet", "n/a", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_failing_column_shows_its_own_error_and_the_others_their_answer()
    {
        var comparison = Start(models: ["one", "two", "three"]);
        var page = Open(comparison);
        (await CallOfAsync("one")).Throw(new ProviderException(ProviderErrorKind.Authentication, "no"));
        (await CallOfAsync("two")).Text("Half of it").Throw(new ProviderException(ProviderErrorKind.Truncated, "gone"));
        (await CallOfAsync("three")).Text("All of it").Finish();
        await EndedAsync(comparison);

        Pass(() => page.FindAll(".cmp-col .st").Select(state => state.TextContent.Trim()).Take(2).SequenceEqual(["Failed", "Cut off"]));
        // A column draws its text by itself.
        Pass(() => page.FindAll(".cmp-text .note h2").Count == 2 && page.FindAll(".cmp-text")[2].TextContent.Trim() == "All of it");
        var texts = page.FindAll(".cmp-text");
        Assert.Contains("key", texts[0].TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Half of it", texts[1].TextContent, StringComparison.Ordinal);
        Assert.Single(texts[1].QuerySelectorAll(".cut"));
        Assert.NotEqual(texts[0].QuerySelector(".note h2")!.TextContent, texts[1].QuerySelector(".note h2")!.TextContent);
        Assert.Equal("All of it", texts[2].TextContent.Trim());

        await DoAsync(page, () => page.FindAll(".cmp-bar button").Single(button => button.TextContent.Contains("Retry failed", StringComparison.Ordinal)).Click());

        (await CallOfAsync("one")).Text("Now it works").Finish();
        (await CallOfAsync("two")).Text("Whole now").Finish();
        Pass(() => page.FindAll(".cmp-text").Select(text => text.TextContent.Trim()).SequenceEqual(["Now it works", "Whole now", "All of it"]));
        Assert.Equal(5, Client.Answers.Count);
    }

    // One token is one letter here: "one" sends 60 of them evenly, "two" 5,000 at once.
    private async Task<Comparison> TimedAsync()
    {
        var comparison = Start();
        var start = Time.GetTimestamp();
        var (one, two) = (await CallOfAsync("one"), await CallOfAsync("two"));
        Time.Advance(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 60; i++)
        {
            one.Text("§", At(300 + (20 * i)));
        }

        one.Finish();
        two.Text(new string('§', 5_000), At(300)).Finish();
        await EndedAsync(comparison);
        return comparison;

        long At(int milliseconds) => start + (TimeSpan.FromMilliseconds(milliseconds).Ticks * Time.TimestampFrequency / TimeSpan.TicksPerSecond);
    }

    private static string[] Numbers(IRenderedComponent<ComparePage> page, int column)
        => [.. page.FindAll(".cmp-mini")[column].QuerySelectorAll("dd").Select(number => number.TextContent.Replace(" ", "", StringComparison.Ordinal))];

    private static string[] Ranked(IRenderedComponent<ComparePage> page, string model)
        => [.. page.FindAll(".rank tbody tr").Single(row => row.QuerySelector("th")!.TextContent == model).QuerySelectorAll("td.r").Select(cell => cell.TextContent)];
}
