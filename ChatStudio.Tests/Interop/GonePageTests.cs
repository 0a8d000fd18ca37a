using ChatStudio.Tests.Support;
using ChatStudio.Web.Design;
using ChatStudio.Web.Interop;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Interop;

/// <summary>A page can go at any moment, also between two calls: a call into a page that is gone is no error.</summary>
public sealed class GonePageTests
{
    private static readonly RateUpdate Update = new("", []);

    public static TheoryData<string> Functions => [.. Calls.Keys];

    /// <summary>Every call of the app into the browser, by the function that it ends in.</summary>
    private static Dictionary<string, Func<IJSRuntime, Task>> Calls { get; } = new()
    {
        ["autoscroll.attach"] = async js => await new AutoscrollModule(js).AttachAsync(default),
        ["autoscroll.sent"] = async js => await new AutoscrollModule(js).SentAsync(),
        ["autoscroll.latest"] = async js => await new AutoscrollModule(js).LatestAsync(),
        ["branch-map.attach"] = async js => await new BranchMapModule(js).AttachAsync(default),
        ["clipboard.copy"] = async js => Assert.False(await new ClipboardModule(js).CopyAsync("text")),
        ["composer.attach"] = async js => await new ComposerModule(js).AttachAsync(default, "new", (_, _) => Task.FromResult<string?>(null)),
        ["composer.moveTo"] = async js => await new ComposerModule(js).MoveToAsync("draft", isSame: false),
        ["composer.put"] = async js => await new ComposerModule(js).PutAsync("text"),
        ["composer.suggest"] = async js => await new ComposerModule(js).SuggestAsync("text"),
        ["composer.focus"] = async js => await new ComposerModule(js).FocusAsync(),
        ["definition-tips.attach"] = async js => await new DefinitionTipsModule(js).AttachAsync(default),
        ["diagram.draw"] = async js => Assert.False(await new DiagramModule(js).DrawAsync(default, "graph TD")),
        ["download.follow"] = async js => await new DownloadModule(js).FollowAsync("export/all/json"),
        ["download.save"] = async js => await new DownloadModule(js).SaveAsync("run.json", "application/json", "{}"),
        ["find.attach"] = async js => await new FindModule(js).AttachAsync(default, (_, _) => Task.CompletedTask, () => Task.CompletedTask),
        ["find.show"] = async js => await new FindModule(js).ShowAsync("text", "message", "answer", 0),
        ["find.mark"] = async js => await new FindModule(js).MarkAsync("text"),
        ["find.close"] = async js => await new FindModule(js).CloseAsync(),
        ["hit-words.mark"] = async js => await new HitWordsModule(js).MarkAsync(default, ["word"]),
        ["keyboard.attach"] = async js => await new KeyboardModule(js).AttachAsync(),
        ["keyboard.pressLast"] = async js => await new KeyboardModule(js).PressLastAsync("edit"),
        ["keyboard.perform"] = async js => await new KeyboardModule(js).DoAsync("find"),
        ["keyboard.areSingleKeysOn"] = async js => Assert.True(await new KeyboardModule(js).AreSingleKeysOnAsync()),
        ["keyboard.setSingleKeys"] = async js => await new KeyboardModule(js).SetSingleKeysAsync(on: true),
        ["listbox.follow"] = async js => await new ListboxModule(js).FollowAsync(default),
        ["listbox.scrollTo"] = async js => await new ListboxModule(js).ScrollToAsync(default, 100),
        ["palette.attach"] = async js => await new PaletteModule(js).AttachAsync(default, _ => Task.CompletedTask, () => Task.CompletedTask),
        ["palette.chosen"] = async js => await new PaletteModule(js).ChosenAsync(),
        ["prompt-field.edit"] = async js => await new PromptFieldModule(js).EditAsync(default, _ => Task.CompletedTask),
        ["rate-chart.createScope"] = async js => await (await new RateChartModule(js).CreateScopeAsync(default)).UpdateAsync(Update),
        ["rate-chart.createTrace"] = async js => await (await new RateChartModule(js).CreateTraceAsync(default)).UpdateAsync(Update),
        ["rate-chart.createInstrument"] = async js => await (await new RateChartModule(js).CreateInstrumentAsync(default, default)).UpdateAsync(new(Update, null)),
        ["rate-chart.update"] = async js => await (await new RateChartModule(js).CreateTraceAsync(default)).UpdateAsync(Update),
        ["shell.start"] = async js => await new ShellModule(js, new ShellState()).StartAsync(),
        ["shell.overlay"] = async js => await new ShellModule(js, new ShellState()).SetOverlayAsync(open: true),
        ["sheet.open"] = async js => await (await new SheetModule(js).OpenAsync(default, () => Task.CompletedTask)).DisposeAsync(),
        ["theme.start"] = async js => await new ThemeModule(js, new ShellState()).StartAsync(),
        ["theme.choose"] = async js => await new ThemeModule(js, new ShellState()).ChooseAsync(ThemeChoice.Dark),
        ["transcript.attach"] = async js => await new TranscriptModule(js).AttachAsync(default),
        ["transcript.reveal"] = async js => await new TranscriptModule(js).RevealAsync("message"),
        ["visibility.watch"] = async js => await (await new VisibilityModule(js).WatchAsync(default, _ => Task.CompletedTask)).DisposeAsync(),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Call_into_a_page_that_is_gone_ends_quietly(string function)
    {
        var page = new FakePage { Problem = FakePage.Gone() };

        await Calls[function](page);

        Assert.Empty(page.Calls);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Page_that_goes_during_a_call_ends_it_quietly(string function)
    {
        var page = new FakePage { GoesDuring = function.Split('.')[1] };

        await Calls[function](page);

        Assert.NotNull(page.Problem);
    }

    [Fact]
    public async Task Call_that_the_circuit_cancels_when_it_ends_is_no_error_either()
        => await new AutoscrollModule(new FakePage { Problem = new TaskCanceledException() }).SentAsync();

    [Fact]
    public async Task Error_in_the_page_is_still_told()
    {
        var module = new AutoscrollModule(new FakePage { Problem = new JSException("attach is not a function") });

        await Assert.ThrowsAsync<JSException>(async () => await module.SentAsync());
    }

    [Fact]
    public async Task Component_that_was_taken_away_in_the_middle_of_its_start_calls_nothing_more()
    {
        var page = new FakePage();
        var module = new AutoscrollModule(page);
        await module.AttachAsync(default);
        await module.DisposeAsync();
        var before = page.Calls;

        await module.SentAsync();

        Assert.Equal(before, page.Calls);
    }

    [Fact]
    public async Task Chart_that_was_taken_away_takes_no_more_numbers()
    {
        var page = new FakePage();
        var chart = await new RateChartModule(page).CreateTraceAsync(default);
        await chart.DisposeAsync();
        var before = page.Calls;

        await chart.UpdateAsync(Update);

        Assert.Equal(before, page.Calls);
    }

    [Fact]
    public async Task Disposing_in_a_page_that_is_gone_ends_quietly()
    {
        var page = new FakePage();
        var module = new RateChartModule(page);
        var chart = await module.CreateTraceAsync(default);
        page.Problem = FakePage.Gone();

        await chart.DisposeAsync();
        await module.DisposeAsync();
    }
}
