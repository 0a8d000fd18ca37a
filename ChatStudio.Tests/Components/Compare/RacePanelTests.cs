using Bunit;
using ChatStudio.Web.Interop;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Components.Compare;

public sealed class RacePanelTests : CompareContext
{
    [Fact]
    public async Task Legend_hides_a_line_and_shows_it_again()
    {
        var page = Open(await AnsweredAsync(false, ("one", "1"), ("two", "2")));
        Pass(() => Raced.Count > 0);

        await DoAsync(page, () => page.Find(".race-legend button[title='Hide this line']").Click());
        Pass(() => Raced[^1].Series.Select(line => line.IsHidden).SequenceEqual([true, false]));
        Assert.Equal(["false", "true"], page.FindAll(".race-legend button").Select(line => line.GetAttribute("aria-pressed")));

        await DoAsync(page, () => page.Find(".race-legend button[title='Show this line']").Click());
        Pass(() => Raced[^1].Series.All(line => !line.IsHidden));
    }

    [Fact]
    public async Task Race_is_shown_as_a_table_with_a_row_for_each_second()
    {
        var comparison = Start();
        var start = Time.GetTimestamp();
        var (one, two) = (await CallOfAsync("one"), await CallOfAsync("two"));
        Time.Advance(TimeSpan.FromSeconds(3));
        for (var i = 1; i <= 25; i++)
        {
            one.Text("§", start + (Time.TimestampFrequency * i / 10));
        }

        one.Finish();
        two.Text("§", start + Time.TimestampFrequency).Finish();
        await EndedAsync(comparison);
        var page = Open(comparison);

        await DoAsync(page, () => page.FindAll(".race button").Single(button => button.TextContent == "Show as table").Click());

        page.WaitForAssertion(() => Assert.Equal(["Second", "one", "two"], page.FindAll(".mtable th").Select(head => head.TextContent)));
        Assert.Equal("2", page.FindAll(".mtable tbody tr")[1].QuerySelector("td")!.TextContent);
        Assert.Equal("10.0", page.FindAll(".mtable tbody tr")[1].QuerySelectorAll("td")[1].TextContent);
        Assert.True(page.Find(".race-host").HasAttribute("hidden"));
    }

    [Fact]
    public async Task Picked_moment_leads_to_the_share_of_the_text_that_had_arrived_by_then()
    {
        var comparison = Start();
        var start = Time.GetTimestamp();
        var (one, two) = (await CallOfAsync("one"), await CallOfAsync("two"));
        Time.Advance(TimeSpan.FromSeconds(5));
        one.Text("early ", start + Time.TimestampFrequency).Text("and late", start + (4 * Time.TimestampFrequency)).Finish();
        two.Text("others").Finish();
        await EndedAsync(comparison);
        var page = Open(comparison);
        Pass(() => Raced.Count > 0);
        var net = await page.InvokeAsync(() => Assert.IsType<DotNetObjectReference<RaceChart>>(RaceModule.Invocations["createRace"].Single().Arguments[1]));

        await net.Value.Picked(comparison.State.Current!.Answers[0].Run!.Id.ToString(), 2.5);

        var shown = await page.InvokeAsync(() => Columns.Invocations["show"].Single().Arguments);
        Assert.Equal((0, 6 / 14.0), ((int)shown[0]!, (double)shown[1]!));
    }
}
