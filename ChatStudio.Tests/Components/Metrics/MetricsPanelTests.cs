using System.Text.Json;
using AngleSharp.Dom;
using Bunit;
using ChatStudio.Core.Metrics;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Metrics;
using ChatStudio.Web.Interop;

namespace ChatStudio.Tests.Components.Metrics;

public sealed class MetricsPanelTests : MetricsContext
{
    [Fact]
    public void Panel_without_a_run_says_what_will_be_here()
    {
        var cut = Render<MetricsPanel>();

        Assert.Contains("appear here with the first answer", cut.Find(".metrics-empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[aria-label='Export run as JSON']"));
        Assert.Empty(Sent);
    }

    [Fact]
    public void Panel_before_the_first_token_has_no_numbers_it_does_not_know()
    {
        var cut = Render(NewRun());

        Assert.Equal("Now", cut.Find(".readout .term").TextContent);
        Assert.Equal("n/a", cut.Find(".readout .big").TextContent);
        Assert.Equal("n/a", Cell(cut, "First token"));
        Assert.Equal("0", Reading(cut, "stalls"));
        Assert.Equal("Token rate over time: waiting for the first token", Sent[^1].Rate.Label);
    }

    [Fact]
    public void Panel_of_a_live_run_moves_with_it()
    {
        var run = NewRun();
        var cut = Render(run);

        run.Chunk(410).Stream(100);
        Tick(() => Sent.Count);

        Assert.Matches(@"^\d+\.\dtok/s$", cut.Find(".readout .big").TextContent);
        Assert.Equal("0.41s", Cell(cut, "First token"));
        Assert.Equal("20ms", Cell(cut, "Gap p50"));
        Assert.StartsWith("≈ ", Cell(cut, "Tokens out"), StringComparison.Ordinal);
        Assert.StartsWith("≈ $", Cell(cut, "Cost so far"), StringComparison.Ordinal);
        Assert.NotNull(Sent[^1].Rate.Series[0].Now);
        Assert.Equal("live", Sent[^1].Rate.Series[0].State);
    }

    [Fact]
    public void Panel_of_a_single_chunk_gives_no_rate()
    {
        var run = NewRun().Chunk(400, string.Concat(Enumerable.Repeat("A long answer in one piece. ", 200))).Usage(10, 1200).Stop();

        var cut = Render(run);

        Assert.Equal("Average", cut.Find(".readout .term").TextContent);
        Assert.Equal("n/a", cut.Find(".readout .big").TextContent);
        Assert.Equal("n/a", Reading(cut, "peak"));
        Assert.Equal("n/a", Cell(cut, "Per token"));
        Assert.Equal("1,200", Cell(cut, "Tokens out"));
    }

    [Fact]
    public void Panel_of_a_stalled_run_counts_the_silence()
    {
        var run = NewRun().Stream(60).Chunk(1800).Stream(60).Stop();

        var cut = Render(run);

        Assert.Equal("1 · 1.8 s", Reading(cut, "stalls"));
        Assert.Contains("one stall of 1.80 s", Sent[^1].Rate.Label, StringComparison.Ordinal);
        Assert.Equal([1.2, 1.8, 0], Sent[^1].Rate.Series[0].Stalls.Single());
        Assert.Contains(cut.FindAll(".events li.warn"), line => line.TextContent.Contains("Stall", StringComparison.Ordinal));
    }

    [Fact]
    public void Panel_after_the_end_is_fed_once_more_from_the_full_data_and_never_again()
    {
        var run = NewRun();
        var cut = Render(run);
        run.Stream(200);
        Tick(() => Sent.Count);

        run.Usage(46_180, 600).Stop();
        Tick(() => Sent.Count);
        var sent = Sent.Count;
        for (var i = 0; i < 8; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
        }

        Assert.True(Sent[^1].Rate.Series[0].Reset);
        Assert.Null(Sent[^1].Rate.Series[0].Now);
        Assert.Equal("stopped", Sent[^1].Rate.Series[0].State);
        Assert.Equal("46,180", Cell(cut, "Tokens in"));
        Assert.Equal("600", Cell(cut, "Tokens out"));
        Assert.Equal("$0.0522", Cell(cut, "Cost"));
        Assert.Equal(sent, Sent.Count);
    }

    [Fact]
    public void Panel_is_sent_each_settled_point_once()
    {
        var run = NewRun();
        Render(run);

        for (var i = 0; i < 12; i++)
        {
            run.Stream(25, everyMilliseconds: 10);
            WaitUntil(() => Sent.Count > i + 1);
        }

        var points = Sent.SelectMany(message => message.Rate.Series[0].Samples.Chunk(2)).Select(point => point[0]).ToList();
        Assert.True(Sent[0].Rate.Series[0].Reset);
        Assert.All(Sent.Skip(1), message => Assert.False(message.Rate.Series[0].Reset));
        Assert.True(points.Count > 5);
        Assert.Equal(points.Distinct(), points);
        Assert.Equal(points.Order(), points);
    }

    [Fact]
    public void Panel_at_a_thousand_chunks_a_second_is_sent_at_most_four_messages_a_second()
    {
        var run = NewRun();
        Render(run);
        var before = Sent.Count;

        run.Stream(3000, everyMilliseconds: 1);
        WaitUntil(() => Sent.Count > before);

        Assert.InRange(Sent.Count - before, 1, 12);
    }

    [Fact]
    public async Task Panel_nobody_sees_is_sent_nothing_until_it_is_seen_again()
    {
        var run = NewRun();
        var cut = Render(run);
        var watch = Watch();
        await watch.Changed(false);
        var before = Sent.Count;

        run.Stream(100);
        // A tick of the clock that did send would have shown by the time the next change is through.
        await cut.InvokeAsync(() => { });
        Assert.Equal(before, Sent.Count);

        await watch.Changed(true);
        WaitUntil(() => Sent.Count > before);
        Assert.Contains(Sent.Skip(before), update => update.Rate.Series[0].Samples.Length > 0);
    }

    [Fact]
    public void Panel_given_the_next_run_starts_over()
    {
        var first = NewRun().Stream(50).Stop();
        var cut = Render(first);

        var second = NewRun();
        cut.Render(parameters => parameters.Add(panel => panel.Run, second.Run));

        Assert.Equal(second.Run.Id.ToString(), Sent[^1].Rate.Series[0].Id);
        Assert.True(Sent[^1].Rate.Series[0].Reset);
        Assert.Contains(Instrument.Invocations, call => call.Identifier == "dispose");
    }

    [Fact]
    public void Panel_histogram_is_sent_only_the_bins_that_changed()
    {
        var run = NewRun().Stream(50);
        Render(run);
        var first = Sent[^1].Gaps!;

        run.Chunk(90);
        Tick(() => Sent.Count);

        Assert.True(first.Reset);
        var next = Sent.Skip(1).Select(message => message.Gaps).OfType<GapUpdate>().First();
        Assert.False(next.Reset);
        Assert.Equal(2, next.Changed.Length);
        Assert.Equal(1, next.Changed[1]);
    }

    [Fact]
    public void Panel_of_a_model_without_a_price_says_so()
        => Assert.Equal("no price", Cell(Render(NewRun(MeasuredRun.Model with { Price = null }).Stream(50)), "Cost so far"));

    [Fact]
    public void Panel_of_a_simulated_model_is_free()
        => Assert.Equal("free", Cell(Render(NewRun(MeasuredRun.Model with { Price = null, IsSimulated = true }).Stream(50)), "Cost so far"));

    [Fact]
    public void Panel_of_a_local_model_says_local()
        => Assert.Equal("local", Cell(Render(NewRun(MeasuredRun.Model with { IsLocal = true }).Stream(50)), "Cost so far"));

    [Fact]
    public void Panel_of_a_model_with_a_window_shows_what_fills_it()
    {
        var cut = Render(NewRun().Stream(50).Usage(46_180, 1_235));

        Assert.Equal("Context 24 % used: prompt 46.2k, answer 1.2k", cut.Find("svg.ctx").GetAttribute("aria-label"));
    }

    [Fact]
    public void Panel_of_a_model_without_a_known_window_draws_no_bar()
    {
        var cut = Render(NewRun(MeasuredRun.Model with { ContextWindow = null }).Stream(50));

        Assert.Empty(cut.FindAll(".ctx"));
        Assert.Contains("context size unknown", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_explains_every_number_to_keyboard_and_screen_reader()
    {
        var cut = Render(NewRun().Stream(100).Stop());

        var terms = cut.FindAll("dt, .readout .lab");
        Assert.True(terms.Count >= 14);
        Assert.All(terms, term =>
        {
            var button = term.QuerySelector("button.term");
            Assert.NotNull(button);
            var text = cut.Find($"#{button.GetAttribute("aria-describedby")}").TextContent;
            Assert.True(text.Length > 20, $"{term.TextContent} is not explained.");
        });
    }

    [Fact]
    public async Task Panel_shows_the_chart_as_a_table_by_the_second()
    {
        var cut = Render(NewRun().Stream(50).Chunk(2500).Stream(50).Stop());
        Assert.Empty(cut.FindAll(".mtable"));

        await cut.FindAll("button").First(button => button.TextContent.Contains("table", StringComparison.Ordinal)).ClickAsync();

        var rows = cut.FindAll(".mtable tbody tr");
        Assert.Equal(5, rows.Count);
        Assert.Equal("0.0", rows[2].Children[1].TextContent);
    }

    [Fact]
    public async Task Panel_exports_numbers_and_no_content()
    {
        var cut = Render(NewRun().Stream(100, kind: ContentKind.Reasoning).Stream(100).Stop());

        await cut.Find("[aria-label='Export run as JSON']").ClickAsync();

        var call = Download.Invocations["save"].Single();
        Assert.StartsWith("run-2026-01-01-1200-", (string)call.Arguments[0]!, StringComparison.Ordinal);
        var json = (string)call.Arguments[2]!;
        Assert.DoesNotContain("word and", json, StringComparison.Ordinal);
        Assert.DoesNotContain("prompt that must not", json, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json);
        Assert.Equal("chatstudio.run/1", document.RootElement.GetProperty("format").GetString());
        Assert.Equal("stopped", document.RootElement.GetProperty("state").GetString());
        Assert.True(document.RootElement.GetProperty("samples").GetArrayLength() > 10);
        Assert.True(document.RootElement.GetProperty("numbers").GetProperty("averageRate").GetDouble() > 0);
    }

    [Fact]
    public async Task Panel_closes_by_its_button()
    {
        var closed = 0;
        var cut = Render<MetricsPanel>(parameters => parameters.Add(panel => panel.OnClose, () => closed++));

        await cut.Find("[aria-label='Close metrics']").ClickAsync();

        Assert.Equal(1, closed);
    }

    private IRenderedComponent<MetricsPanel> Render(MeasuredRun run)
        => Render<MetricsPanel>(parameters => parameters.Add(panel => panel.Run, run.Run));

    private VisibilityWatch Watch()
    {
        var owner = Visibility.Invocations["watch"].Single().Arguments[1];
        return Assert.IsType<Microsoft.JSInterop.DotNetObjectReference<VisibilityWatch>>(owner).Value;
    }

    private static string Cell(IRenderedComponent<MetricsPanel> cut, string term) => Value(cut.FindAll(".cells dt"), term);

    private static string Reading(IRenderedComponent<MetricsPanel> cut, string term) => Value(cut.FindAll(".readout dt"), term);

    private static string Value(IEnumerable<IElement> terms, string term)
        => terms.Single(dt => dt.QuerySelector("button")!.TextContent == term).NextElementSibling!.TextContent.Trim();
}
