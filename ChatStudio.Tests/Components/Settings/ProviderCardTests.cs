using Bunit;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Settings.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Settings;

public sealed class ProviderCardTests() : SettingsContext(("OPENAI_API_KEY", "sk-0123456789-very-secret"))
{
    [Fact]
    public void Saved_key_is_shown_by_its_ends_and_can_be_replaced()
    {
        var cut = RenderLab(key: Key);
        Assert.Contains("sk-ant-••••••7Qk2", cut.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", cut.Markup, StringComparison.Ordinal);

        cut.Find("[aria-label='Replace key']").Click();
        cut.Find("#lab-key").Input("sk-ant-another-0123456789-zzzz");
        Press(cut, "Save");

        cut.WaitForAssertion(() => Assert.Contains("sk-ant-••••••zzzz", cut.Markup, StringComparison.Ordinal));
        Assert.Equal("sk-ant-another-0123456789-zzzz", Session.Store.KeyOf("lab"));
    }

    [Fact]
    public void Address_that_leads_elsewhere_says_that_the_key_goes_and_takes_it()
    {
        var cut = RenderLab(key: Key);
        cut.Find("#lab-url").Input("http://127.0.0.1:10/v1");
        Assert.Contains("belongs to http://127.0.0.1:9 and is cleared when you save", cut.Find("#lab-key-note").TextContent, StringComparison.Ordinal);
        cut.Find("#lab-url").Input("http://127.0.0.1:9/other");
        Assert.DoesNotContain("is cleared", cut.Find("#lab-key-note").TextContent, StringComparison.Ordinal);

        cut.Find("#lab-url").Input("http://127.0.0.1:10/v1");
        Press(cut, "Save");

        cut.WaitForAssertion(() => Assert.Equal("http://127.0.0.1:10", Session.Store.Find("lab")!.Address.Origin));
        Assert.Null(Session.Store.KeyOf("lab"));
    }

    [Fact]
    public void Cancel_forgets_what_was_typed()
    {
        var cut = RenderLab();
        cut.Find("#lab-name").Input("Other");
        Press(cut, "Cancel");
        cut.Find("[aria-label='Expand Lab']").Click();
        Assert.Equal("Lab", cut.Find("#lab-name").GetAttribute("value"));
    }

    [Fact]
    public void Removing_asks_first()
    {
        var cut = RenderLab(key: Key);
        Press(cut, "Remove provider");
        Press(cut, "Keep");
        Assert.NotNull(Session.Store.Find("lab"));

        Press(cut, "Remove provider");
        Press(cut, "Remove");
        cut.WaitForAssertion(() => Assert.Null(Session.Store.Find("lab")));
    }

    [Fact]
    public void Provider_removed_in_another_tab_is_told_and_nothing_breaks()
    {
        var cut = RenderLab();
        Session.Store.Remove("lab");
        Press(cut, "Save");
        cut.WaitForAssertion(() => Assert.Contains("not there any more", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Switch_turns_it_off_and_says_so()
    {
        var said = "";
        var cut = RenderCard("openai", said: words => said = words);
        cut.Find("[role=switch]").Click();
        cut.WaitForAssertion(() => Assert.Equal("OpenAI is off.", said));
        Assert.False(Session.Store.Find("openai")!.IsEnabled);
    }

    [Fact]
    public void Provider_of_the_environment_shows_facts_and_no_form()
    {
        var cut = RenderCard("openai");
        cut.Find("[aria-label='Expand OpenAI']").Click();
        Assert.Contains("Set by environment variables", cut.Markup, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("input"));
        Assert.DoesNotContain("very-secret", cut.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove provider", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_that_does_not_answer_says_why_without_being_opened()
    {
        var status = new ProviderStatus("openai", "OpenAI", "https://api.openai.com", false, "It refuses the key <b>.") { CheckedAt = DateTimeOffset.UnixEpoch };
        var cut = RenderCard("openai", status);
        Assert.Contains("Not ready", cut.Find(".pv-s").TextContent, StringComparison.Ordinal);
        Assert.Equal("It refuses the key <b>.", cut.Find(".note p").TextContent);
    }

    [Fact]
    public void Last_check_is_shown_until_the_address_changes()
    {
        var cut = RenderLab(key: Key);
        Session.Services.GetRequiredService<HealthMemory>().Record(new()
        {
            ProviderId = "lab", ProviderName = "Lab", Place = "127.0.0.1:9", Dialect = "x", StartedAt = DateTimeOffset.UnixEpoch, Took = TimeSpan.FromSeconds(1),
            State = HealthState.KeyRejected, Steps = [], Advice = new(HealthState.KeyRejected, "401", "Lab rejected the key", "Replace it."),
        });
        cut.Render();
        Assert.Equal("Key rejected", cut.Find(".pv-s b").TextContent);
        Assert.Contains("Replace it.", cut.Find(".hcw").TextContent, StringComparison.Ordinal);

        Session.Store.Change("lab", ConnectionSession.Draft(key: "another-key-0123456789"));
        Assert.Null(Session.Services.GetRequiredService<HealthMemory>().OfProvider("lab"));
    }

    [Fact]
    public void Fields_the_provider_refused_are_listed_and_can_be_sent_again()
    {
        var said = "";
        var fields = Session.Services.GetRequiredService<ModelCatalog>().FindProvider("openai")!.Fields!;
        Assert.Equal(["seed"], fields.Learn("<b>gpt</b>", new HashSet<string> { "seed" }, "Unknown field seed"));
        var cut = RenderCard("openai", said: words => said = words);
        cut.Find("[aria-label='Expand OpenAI']").Click();
        Assert.Equal("seed for <b>gpt</b>", cut.Find(".pv-drop li").TextContent);

        Press(cut, "Send them again");

        Assert.Equal("OpenAI is sent all settings again.", said);
        cut.Render(p => p.Add(c => c.Status, Session.Catalog.Providers.First(one => one.ProviderId == "openai")));
        Assert.Empty(cut.FindAll(".pv-drop"));
    }

    private IRenderedComponent<ProviderCard> RenderLab(string key = "")
    {
        Session.Store.Add(ConnectionSession.Draft(key: key));
        var cut = RenderCard("lab");
        cut.Find("[aria-label='Expand Lab']").Click();
        return cut;
    }

    private IRenderedComponent<ProviderCard> RenderCard(string id, ProviderStatus? status = null, Action<string>? said = null) => Render<ProviderCard>(p => p
        .Add(c => c.Connection, Session.Store.Find(id)!)
        .Add(c => c.Status, status ?? Session.Catalog.Providers.First(one => one.ProviderId == id))
        .Add(c => c.OnDone, said ?? (_ => { })));

    private static void Press(IRenderedComponent<ProviderCard> cut, string name) => cut.FindAll("button").Single(button => button.TextContent.Trim() == name).Click();
}
