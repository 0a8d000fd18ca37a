using Bunit;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Web.Features.Settings;
using ChatStudio.Web.Interop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Components.Settings;

public sealed class HealthWaterfallTests : BunitContext
{
    private static readonly HealthAdvice Refused = new(HealthState.Unreachable, "refused", "vllm-01 refused the connection", "Nothing is listening on port 8000. Start the server, or change the base URL.");

    private readonly FakeTimeProvider _time = new(new(2026, 1, 1, 14, 5, 21, TimeSpan.Zero));
    private readonly BunitJSModuleInterop _clipboard;

    public HealthWaterfallTests()
    {
        Services.AddSingleton<TimeProvider>(_time);
        Services.AddScoped<ClipboardModule>();
        _clipboard = JSInterop.SetupModule("./js/clipboard.js");
        _clipboard.Setup<bool>("copy", _ => true).SetResult(true);
    }

    [Fact]
    public void Bars_stand_where_the_steps_were_on_the_time_axis()
    {
        var cut = Show(Healthy());

        Assert.Equal(
            ["left:0%;width:2%", "left:8%;width:12%", "left:20%;width:80%"],
            cut.FindAll(".hc-b i").Select(bar => bar.GetAttribute("style")));
        Assert.Equal(["8 ms", "120 ms", "800 ms"], cut.FindAll(".hc > .num").Select(value => value.TextContent));
        Assert.Equal("14:05:21, took 1.00 s", cut.Find("header .num").TextContent);
        Assert.Equal("11 models found. Tried with m. The test answer cost about $0.0003.", cut.Find(".hcw-f").TextContent);
    }

    [Fact]
    public void State_of_each_step_is_a_word_and_not_a_colour_alone()
    {
        var cut = Show(Unreachable());

        Assert.Equal("list", cut.Find("ol").GetAttribute("role"));
        Assert.Equal(
            ["Resolve name: ok.", "Connect: failed.", "Authenticate: not run."],
            cut.FindAll("li > span:nth-child(2)").Select(name => name.TextContent));
        Assert.Equal(["2 ms", "refused", "not run"], cut.FindAll(".hc > .num").Select(value => value.TextContent));
        Assert.Equal(2, cut.FindAll(".hc-b i").Count);
    }

    [Fact]
    public void Failure_says_what_happened_and_what_to_do()
    {
        var cut = Show(Unreachable());

        Assert.Equal("vllm-01 refused the connection", cut.Find("h3").TextContent);
        Assert.Equal(Refused.Body, cut.Find(".note p").TextContent);
        Assert.Equal($"Health check of vllm-01: {Refused.Title}. {Refused.Body}", cut.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Failure_offers_another_check_and_the_way_to_the_address()
    {
        var (checks, edits) = (0, 0);
        var cut = Render<HealthWaterfall>(parameters => parameters.Add(w => w.Report, Unreachable()).Add(w => w.OnCheck, () => checks++).Add(w => w.OnEditAddress, () => edits++));

        await cut.Find("[data-key=check-again]").ClickAsync();
        await cut.Find("[data-key=edit-address]").ClickAsync();

        Assert.Equal((1, 1), (checks, edits));
    }

    [Fact]
    public void Address_is_not_offered_where_the_key_is_wrong()
    {
        var report = Unreachable() with { State = HealthState.KeyRejected, Advice = new(HealthState.KeyRejected, "401", "P rejected the key", "Paste a valid key.") };

        var cut = Render<HealthWaterfall>(parameters => parameters.Add(w => w.Report, report).Add(w => w.OnEditAddress, () => { }));

        Assert.Empty(cut.FindAll("[data-key=edit-address]"));
    }

    [Fact]
    public async Task Details_are_copied_as_text()
    {
        var cut = Show(Unreachable());

        await cut.Find("[data-key=copy-details]").ClickAsync();

        var text = Assert.IsType<string>(Assert.Single(_clipboard.Invocations["copy"]).Arguments[0]);
        Assert.Contains("Connect: failed (refused), 30 ms", text, StringComparison.Ordinal);
        Assert.Equal("Copied", cut.Find("[data-key=copy-details]").TextContent);
    }

    [Fact]
    public void Words_of_the_provider_are_shown_as_text()
    {
        var hostile = Unreachable() with { Advice = Refused with { ProviderMessage = "<img src=x onerror=alert(1)>" } };

        var cut = Show(hostile);

        Assert.Equal("<img src=x onerror=alert(1)>", cut.Find("dd").TextContent);
        Assert.Empty(cut.FindAll("img"));
    }

    [Fact]
    public void Running_step_grows_with_the_clock_and_nothing_is_announced()
    {
        var running = Healthy() with
        {
            State = HealthState.Checking,
            Took = TimeSpan.FromMilliseconds(100),
            Steps = [Step(HealthCheckpoint.ResolveName, HealthStepState.Ok, 0, 100), Step(HealthCheckpoint.Connect, HealthStepState.Running, 100, 0), Step(HealthCheckpoint.Stream, HealthStepState.Pending, 0, 0)],
        };
        var cut = Show(running);
        Assert.Equal("", cut.Find("[role=status]").TextContent);
        Assert.Equal(["100 ms", "running", ""], cut.FindAll(".hc > .num").Select(value => value.TextContent));

        _time.Advance(TimeSpan.FromMilliseconds(300));

        cut.WaitForAssertion(() => Assert.Equal("left:25%;width:75%", cut.FindAll(".hc-b i")[1].GetAttribute("style")));
        Assert.Equal("true", cut.Find("section").GetAttribute("aria-busy"));
    }

    [Fact]
    public void What_is_missing_is_explained_and_no_failure()
    {
        var report = Healthy() with
        {
            Steps = [.. Healthy().Steps, Step(HealthCheckpoint.Usage, HealthStepState.Missing, 1000, 0) with { Result = "The server does not tell its tokens; counts stay estimates" }],
        };

        var cut = Show(report);

        Assert.Empty(cut.FindAll(".note"));
        Assert.Equal("not offered", cut.FindAll(".hc > .num")[^1].TextContent);
        Assert.Equal("The server does not tell its tokens; counts stay estimates", cut.FindAll(".hc-n")[^1].TextContent);
    }

    private static HealthStep Step(HealthCheckpoint checkpoint, HealthStepState state, int start, int duration)
        => new(checkpoint, state) { Start = TimeSpan.FromMilliseconds(start), Duration = TimeSpan.FromMilliseconds(duration) };

    private static HealthReport Healthy() => new()
    {
        ProviderId = "p",
        ProviderName = "P",
        Place = "p:443",
        Dialect = "d",
        Model = "m",
        StartedAt = new(2026, 1, 1, 14, 5, 21, TimeSpan.Zero),
        Took = TimeSpan.FromSeconds(1),
        State = HealthState.Healthy,
        ModelsFound = 11,
        FirstToken = 0.38,
        CostNote = "The test answer cost about $0.0003.",
        Steps =
        [
            Step(HealthCheckpoint.ResolveName, HealthStepState.Ok, 0, 8),
            Step(HealthCheckpoint.Connect, HealthStepState.Ok, 80, 120),
            Step(HealthCheckpoint.Stream, HealthStepState.Ok, 200, 800) with { Result = "First token 0.38 s, then 79 tok/s" },
        ],
    };

    private static HealthReport Unreachable() => Healthy() with
    {
        ProviderName = "vllm-01",
        State = HealthState.Unreachable,
        ModelsFound = null,
        CostNote = null,
        Advice = Refused,
        Steps =
        [
            Step(HealthCheckpoint.ResolveName, HealthStepState.Ok, 0, 2),
            Step(HealthCheckpoint.Connect, HealthStepState.Failed, 2, 30) with { Word = "refused" },
            Step(HealthCheckpoint.Authenticate, HealthStepState.NotRun, 32, 0),
        ],
    };

    private IRenderedComponent<HealthWaterfall> Show(HealthReport report) => Render<HealthWaterfall>(parameters => parameters.Add(waterfall => waterfall.Report, report));
}
