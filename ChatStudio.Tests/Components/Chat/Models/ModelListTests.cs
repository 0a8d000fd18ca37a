using Bunit;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Models;
using Microsoft.AspNetCore.Components.Web;

namespace ChatStudio.Tests.Components.Chat.Models;

public sealed class ModelListTests : ChatContext
{
    private static readonly ModelInfo Local = new("ollama/llama", "llama", "ollama", "Ollama") { IsLocal = true };
    private static readonly ModelInfo Script = new("simulated/steady", "steady", "simulated", "Simulated") { IsSimulated = true, Description = "Plays <b>50</b> tok/s" };

    private readonly List<ModelInfo> _picked = [];
    private int _closed;

    public ModelListTests() => Catalog.Models = [FakeModelCatalog.Model, FakeModelCatalog.OtherModel, Local, Script];

    [Fact]
    public void List_is_a_combobox_over_a_listbox_with_the_current_model_active()
    {
        var cut = Draw();

        var search = cut.Find("[role=combobox]");
        Assert.Equal(("mp-list", "mp-1"), (search.GetAttribute("aria-controls"), search.GetAttribute("aria-activedescendant")));
        Assert.Equal("true", cut.Find("#mp-1").GetAttribute("aria-selected"));
        Assert.Single(JSInterop.Invocations["Blazor._internal.domWrapper.focus"]);
        Assert.Equal("Choose a model", cut.Find("[role=dialog]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Model_shows_what_its_last_check_found_in_words_beside_the_dot()
    {
        var cut = Draw();
        Assert.Empty(cut.FindAll(".mp-hp"));

        Health.Record(Checked("test", HealthState.Healthy, FakeModelCatalog.Model.ModelId));
        Health.Record(Checked("ollama", HealthState.Unreachable));

        cut.WaitForAssertion(() => Assert.Equal(["Healthy", "Unreachable"], cut.FindAll(".mp-hp").Select(health => health.TextContent)));
        Assert.Equal(["ok", "err"], cut.FindAll(".mp-hp .dot").Select(dot => dot.ClassList[1]));
    }

    [Fact]
    public async Task Arrows_move_around_the_ends_and_enter_takes_the_active_one()
    {
        var cut = Draw();
        var search = cut.Find("[role=combobox]");

        await search.KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" });
        await cut.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" });
        Assert.Equal("mp-3", cut.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
        await cut.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        await cut.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal([FakeModelCatalog.Model], _picked);
    }

    [Fact]
    public async Task Home_and_End_go_to_the_ends_and_the_page_keeps_the_active_one_in_view()
    {
        var listbox = Module("./js/listbox.js");
        var cut = Draw();

        await cut.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "End" });
        Assert.Equal("mp-3", cut.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
        await cut.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Home" });
        Assert.Equal("mp-0", cut.Find("[role=combobox]").GetAttribute("aria-activedescendant"));

        Assert.Single(listbox.Invocations["follow"]);
    }

    [Fact]
    public async Task Search_narrows_the_list_and_enter_takes_the_first()
    {
        var cut = Draw();

        await cut.Find("[role=combobox]").InputAsync(new() { Value = "OLLA ma" });
        Assert.Equal("llama", Assert.Single(cut.FindAll("[role=option] b .trunc")).TextContent);
        await cut.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal([Local], _picked);
    }

    [Fact]
    public async Task Search_that_finds_nothing_says_so_and_enter_takes_nothing()
    {
        var cut = Draw();

        await cut.Find("[role=combobox]").InputAsync(new() { Value = "no such thing" });
        await cut.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Contains("No model matches", cut.Find(".mp-none").TextContent, StringComparison.Ordinal);
        Assert.Null(cut.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
        Assert.Empty(_picked);
    }

    [Fact]
    public async Task Group_shows_only_the_models_that_run_there()
    {
        var cut = Draw();

        await cut.FindAll("[aria-pressed]").Single(button => button.TextContent == "Local").ClickAsync();

        Assert.Equal("llama", Assert.Single(cut.FindAll("[role=option] b .trunc")).TextContent);
        Assert.Equal("true", cut.FindAll("[aria-pressed]").Single(button => button.TextContent == "Local").GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Models_that_come_in_while_the_list_is_open_leave_the_active_one_active()
    {
        var cut = Draw();
        Catalog.Models = [Local, Script, FakeModelCatalog.Model, FakeModelCatalog.OtherModel];
        _ = Catalog.RefreshAsync(Cancel);

        // Enter would take another model than the one that was seen.
        cut.WaitForAssertion(() => Assert.Contains("other", cut.Find("[aria-selected=true]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_known_stays_empty_and_what_costs_nothing_says_why()
    {
        var cut = Draw();

        Assert.Equal(["$1 /$10", "no price", "local", "free"], cut.FindAll(".mp-d").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["10k", "", "", ""], cut.FindAll(".mp-c").Select(cell => cell.TextContent));
        Assert.Equal("Simulated", cut.Find("#mp-3 .tag").TextContent);
        Assert.Empty(cut.FindAll("#mp-3 .mp-n > span b"));
    }

    [Fact]
    public void Problem_of_a_provider_is_told_below_the_list_as_text()
    {
        Catalog.Providers = [new("two", "Two", "http://two.test", false, "<i>not</i> answering")];

        Assert.Contains("<i>not</i> answering", Draw().Find(".mp-p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_and_a_click_beside_the_list_close_it()
    {
        var cut = Draw();

        await cut.Find("[data-key=dismiss]").ClickAsync();
        await cut.Find(".mp-out").ClickAsync();

        Assert.Equal(2, _closed);
    }

    [Fact]
    public async Task Picker_says_whether_it_is_open_and_takes_the_focus_back()
    {
        var cut = Render<ModelPicker>(parameters => parameters.Add(picker => picker.Model, FakeModelCatalog.Model).Add(picker => picker.OnPick, _picked.Add));
        Assert.Equal("false", cut.Find(".picker").GetAttribute("aria-expanded"));

        await cut.Find(".picker").ClickAsync();
        Assert.Equal("true", cut.Find(".picker").GetAttribute("aria-expanded"));
        await cut.FindAll("[role=option]")[2].ClickAsync();

        Assert.Equal([Local], _picked);
        Assert.Empty(cut.FindAll("[role=dialog]"));
        Assert.Equal(2, JSInterop.Invocations["Blazor._internal.domWrapper.focus"].Count);
    }

    private IRenderedComponent<ModelList> Draw() => Render<ModelList>(parameters => parameters
        .Add(list => list.Current, FakeModelCatalog.OtherModel).Add(list => list.OnPick, _picked.Add).Add(list => list.OnClose, () => _closed++));
}
