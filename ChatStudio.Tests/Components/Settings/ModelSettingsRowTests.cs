using Bunit;
using ChatStudio.Web.Features.Settings.Models;

namespace ChatStudio.Tests.Components.Settings;

public sealed class ModelSettingsRowTests() : SettingsContext(("Providers:0:Preset", "openai"), ("Providers:0:Model", "gpt-4o"))
{
    private const string ModelKey = "openai/gpt-4o";

    [Fact]
    public void Row_tells_what_is_known_and_where_the_price_is_from()
    {
        var cut = RenderRow();
        Assert.Equal(["tools", "vision"], cut.FindAll(".tag").Select(tag => tag.TextContent));
        Assert.Contains("128k tokens", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("$2.5 / $10", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("price list of 20", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Switch_hides_the_model_from_where_models_are_picked()
    {
        RenderRow().Find("[role=switch]").Click();
        WaitUntil(() => Session.Catalog.Models.All(model => model.Key != ModelKey));
        Assert.True(Session.Store.Settings(ModelKey).IsHidden);
    }

    [Fact]
    public void Signature_is_chosen_and_stays()
    {
        var cut = RenderRow();
        cut.Find("[aria-expanded]").Click();
        cut.FindAll("input[type=radio]")[4].Change(true);
        WaitUntil(() => Session.Catalog.Find(ModelKey)!.Slot == 5);
    }

    [Fact]
    public void Own_price_replaces_the_list_s_until_it_is_forgotten()
    {
        var cut = RenderRow();
        cut.Find("[aria-expanded]").Click();
        cut.Find($"[id='in-{ModelKey}']").Input("1.5");
        cut.Find($"[id='cached-{ModelKey}']").Input("");
        Press(cut, "Save price");
        WaitUntil(() => Session.Catalog.Find(ModelKey) is { Price: { Input: 1.5m, Output: 10, CachedInput: null }, PriceSource: "your own price" });

        cut.Render(p => p.Add(c => c.Settings, Session.Store.Settings(ModelKey)));
        Press(cut, "Forget my price");
        WaitUntil(() => Session.Catalog.Find(ModelKey)!.Price!.Input == 2.5m);
    }

    [Fact]
    public void Price_that_is_none_is_told_and_not_kept()
    {
        var cut = RenderRow();
        cut.Find("[aria-expanded]").Click();
        cut.Find($"[id='in-{ModelKey}']").Input("cheap");
        Press(cut, "Save price");
        Assert.StartsWith("It must be a price", cut.Find($"[id='in-{ModelKey}-note']").TextContent, StringComparison.Ordinal);
        Assert.Null(Session.Store.Settings(ModelKey).Price);
    }

    [Theory]
    [InlineData("1", "2", "", true)]
    [InlineData("$0.05", "0", "0.01", true)]
    [InlineData("", "2", "", false)]
    [InlineData("-1", "2", "", false)]
    [InlineData("1", "1000000", "", false)]
    [InlineData("1", "2", "x", false)]
    public void Price_is_read_as_dollars(string input, string output, string cached, bool isRight)
        => Assert.Equal(isRight, new PriceDraft { Input = input, Output = output, CachedInput = cached }.TryRead(out _));

    private static void WaitUntil(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(5)), "It did not happen.");

    private IRenderedComponent<ModelSettingsRow> RenderRow() => Render<ModelSettingsRow>(p => p
        .Add(c => c.Model, Session.Catalog.Find(ModelKey)!)
        .Add(c => c.Settings, Session.Store.Settings(ModelKey)));

    private static void Press(IRenderedComponent<ModelSettingsRow> cut, string name) => cut.FindAll("button").Single(button => button.TextContent.Trim() == name).Click();
}
