using Bunit;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Web.Features.Settings.Providers;

namespace ChatStudio.Tests.Components.Settings;

public sealed class AddProviderTests : SettingsContext
{
    [Fact]
    public void Preset_fills_the_form_in_and_another_one_begins_anew()
    {
        var cut = Render<AddProvider>();
        cut.Find("select").Change("groq");
        Assert.Equal(("Groq", "https://api.groq.com/openai/v1"), (Value(cut, "new-name"), Value(cut, "new-url")));

        cut.Find("#new-key").Input(Key);
        cut.Find("select").Change("other");
        Assert.Equal(("", ""), (Value(cut, "new-name"), Value(cut, "new-url")));
        cut.Find("#new-name").Input("Lab");
        cut.Find("#new-url").Input("http://localhost:8000/v1");
        Press(cut, "Add provider");

        // The key was typed for Groq.
        cut.WaitForAssertion(() => Assert.Null(Session.Store.Find("lab")!.KeyHint));
    }

    [Fact]
    public void Wrong_fields_are_told_below_them_and_nothing_is_added()
    {
        var cut = Render<AddProvider>();
        cut.Find("select").Change("other");
        cut.Find("#new-url").Input("ftp://x");
        cut.Find("#new-streams").Input("99");
        Press(cut, "Add provider");

        Assert.Equal("true", cut.Find("#new-url").GetAttribute("aria-invalid"));
        Assert.StartsWith("It must be an http or https address", cut.Find("#new-url-note").TextContent, StringComparison.Ordinal);
        Assert.Equal("It must be a whole number from 1 to 8.", cut.Find("#new-streams-note").TextContent);
        Assert.Equal("Give the provider a name.", cut.Find("#new-name-note").TextContent);
        Assert.StartsWith("Not saved.", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(Session.Store.Connections);
    }

    [Fact]
    public void Key_goes_in_and_never_comes_back()
    {
        ProviderConnection? added = null;
        var cut = Render<AddProvider>(p => p.Add(c => c.OnAdded, connection => added = connection));
        cut.Find("#new-key").Input(Key);
        Assert.DoesNotContain("very-secret", cut.Markup, StringComparison.Ordinal);
        Press(cut, "Add provider");

        Assert.Equal("openai", added!.Id);
        Assert.Equal(Key, Session.Store.KeyOf("openai"));
        Assert.DoesNotContain("very-secret", cut.Markup, StringComparison.Ordinal);
    }

    private static string? Value(IRenderedComponent<AddProvider> cut, string id) => cut.Find("#" + id).GetAttribute("value");

    private static void Press(IRenderedComponent<AddProvider> cut, string name) => cut.FindAll("button").Single(button => button.TextContent == name).Click();
}
