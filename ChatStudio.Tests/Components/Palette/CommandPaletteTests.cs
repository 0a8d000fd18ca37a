using AngleSharp.Dom;
using Bunit;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Commands;
using ChatStudio.Web.Design;
using ChatStudio.Web.Features.Palette;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Components.Palette;

public sealed class CommandPaletteTests : StudioContext
{
    private readonly BunitJSModuleInterop _browser;
    private readonly List<string> _ran = [];
    private ModelInfo _model = FakeModelCatalog.Model;

    public CommandPaletteTests()
    {
        _browser = Module("./js/palette.js");
        Commands.Add(
            Command("regenerate", "Regenerate the last answer"),
            Command("regenerate-with", "Regenerate with another model"),
            Command("stop", "Stop the answer") with { Applies = () => false });
        Commands.Add(new ModelTarget(() => _model, model => Task.FromResult(_model = model)));
    }

    [Fact]
    public async Task Opens_with_everything_there_is_under_headings()
    {
        await AnsweredAsync("Regex for log timestamps");
        var palette = await OpenAsync();

        Assert.Equal(["In this chat", "Conversations", "Models", "ChatStudio"], Sections(palette));
        Assert.DoesNotContain("Stop the answer", palette.Markup, StringComparison.Ordinal);
        Assert.Equal("Regenerate the last answer", Active(palette).QuerySelector(".trunc")!.TextContent);
        Assert.Equal(["R", "⇧ R"], palette.FindAll("[role=group]")[0].QuerySelectorAll("kbd").Select(key => key.TextContent));
        Assert.Equal(Active(palette).Id, palette.Find("input").GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public async Task Typing_keeps_what_matches_and_marks_it_without_markup()
    {
        await AnsweredAsync("<b>Regex</b> for logs");
        var palette = await OpenAsync();

        await TypeAsync(palette, "reg");

        Assert.Equal(["In this chat", "Conversations"], Sections(palette));
        Assert.Equal(["Reg", "Reg", "Reg"], palette.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Contains("<b>Regex</b> for logs", palette.FindAll("[role=option]")[2].TextContent, StringComparison.Ordinal);
        await TypeAsync(palette, "nothing has this name");
        Assert.Equal("Nothing matches.", palette.Find(".cp-none").TextContent);
        Assert.False(palette.Find("input").HasAttribute("aria-activedescendant"));
    }

    [Theory]
    [InlineData(">", "In this chat", "ChatStudio")]
    [InlineData("@", "Models")]
    public async Task Sign_in_front_leaves_one_kind(string typed, params string[] sections)
    {
        await AnsweredAsync();
        var palette = await OpenAsync(typed);

        Assert.Equal(sections, Sections(palette));
    }

    [Fact]
    public async Task Arrows_go_round_Home_and_End_to_the_ends_and_Enter_runs_after_the_palette_has_closed()
    {
        var palette = await OpenAsync("> regenerate");
        Assert.Equal(["cp-0", "cp-1", "cp-0", "cp-1", "cp-0", "cp-1"],
            [Active(palette).Id, await KeyAsync("ArrowDown"), await KeyAsync("ArrowDown"), await KeyAsync("ArrowUp"), await KeyAsync("Home"), await KeyAsync("End")]);

        await palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal("regenerate-with", Assert.Single(_ran));

        async Task<string?> KeyAsync(string key)
        {
            await palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = key });
            return Active(palette).Id;
        }
    }

    [Fact]
    public async Task Model_is_picked_for_the_chat_with_what_was_measured_of_it()
    {
        var measured = new MeasuredRun().Chunk(400).Run.Metrics.Snapshot();
        Studio.History.Record(FakeModelCatalog.OtherModel.Key, measured with { AverageRate = 131 });
        var palette = await OpenAsync("@");
        var first = palette.FindAll("[role=option]")[0];
        Assert.Equal("other", first.QuerySelector(".trunc")!.FirstChild!.TextContent.Trim());
        Assert.Contains("131.0 tok/s", first.TextContent, StringComparison.Ordinal);
        Assert.NotNull(first.QuerySelector(".sig"));

        await first.ClickAsync();

        Assert.Equal(FakeModelCatalog.OtherModel, _model);
        Assert.Single(_browser.Invocations["chosen"]);
    }

    [Fact]
    public async Task Conversation_is_opened()
    {
        var conversation = await AnsweredAsync("Regex for log timestamps");
        var palette = await OpenAsync("log");

        await palette.Find("[role=option]").ClickAsync();

        Assert.EndsWith($"/chat/{conversation.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_message_find_its_conversation_and_open_it_there()
    {
        var conversation = await AnsweredAsync("Why is it slow?");
        await AnsweredAsync("Hello");
        var palette = await OpenAsync("it slow");
        Assert.Empty(palette.FindAll("small mark"));

        await Conversations.RenameAsync(conversation.Id, "Mine");
        await TypeAsync(palette, "slow it");

        palette.WaitForAssertion(() => Assert.Equal(["it", "slow"], palette.FindAll("small mark").Select(mark => mark.TextContent)));
        await palette.FindAll("[role=option]").Single(option => option.TextContent.Contains("Mine", StringComparison.Ordinal)).ClickAsync();
        Assert.EndsWith($"/chat/{conversation.Id}?at={conversation.Path[0].Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_palette_holds_nothing()
    {
        var palette = await OpenAsync();

        await Renderer.Dispatcher.InvokeAsync(Browser.Closed);

        Assert.Empty(palette.FindAll("[role=option]"));
    }

    [Fact]
    public void Feature_that_leaves_takes_its_commands_along()
    {
        var offer = Commands.Add(Command("dance", "Dance"));
        Assert.Contains(Commands.Applicable, command => command.Id == "dance");

        offer.Dispose();

        Assert.DoesNotContain(Commands.Applicable, command => command.Id == "dance");
    }

    private PaletteModule Browser => Assert.IsType<DotNetObjectReference<PaletteModule>>(_browser.Invocations["attach"][^1].Arguments[1]).Value;

    private Command Command(string id, string words) => new(id, CommandGroup.Chat, StudioIcons.Regenerate, words, () => _ran.Add(id));

    private async Task<IRenderedComponent<CommandPalette>> OpenAsync(string text = "")
    {
        var palette = Render<CommandPalette>();
        await Renderer.Dispatcher.InvokeAsync(() => Browser.Opened(text));
        return palette;
    }

    private static Task TypeAsync(IRenderedComponent<CommandPalette> palette, string text) => palette.Find("input").InputAsync(new() { Value = text });

    private static IElement Active(IRenderedComponent<CommandPalette> palette) => palette.Find("[role=option][aria-selected=true]");

    private static IEnumerable<string?> Sections(IRenderedComponent<CommandPalette> palette)
        => palette.FindAll("[role=group]").Select(group => group.GetAttribute("aria-label"));
}
