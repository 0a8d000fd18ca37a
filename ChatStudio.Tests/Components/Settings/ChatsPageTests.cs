using Bunit;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Web.Features.Settings.Chats;

namespace ChatStudio.Tests.Components.Settings;

/// <summary>What holds for all chats, as it is set on its page.</summary>
public sealed class ChatsPageTests : StudioContext
{
    private static readonly ChatPreset Reviewer = new("Reviewer", "test/model") { SystemPrompt = "Find what is wrong." };

    [Fact]
    public void Titles_come_from_whom_is_chosen()
    {
        var page = Render<ChatsPage>();
        Assert.Equal("Nobody", Chosen(page, "titles"));

        page.FindAll("input[name=titles]")[1].Change(true);
        page.WaitForAssertion(() => Assert.Equal(new(TitleChoice.ChosenModel, "test/model"), Studio.Preferences.Titles));
        page.WaitForAssertion(() => Assert.Contains("model", page.Find(".picker").TextContent, StringComparison.Ordinal));

        page.FindAll("input[name=titles]")[0].Change(true);
        page.WaitForAssertion(() => Assert.Equal(new(TitleChoice.OwnModel), Studio.Preferences.Titles));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".picker")));
    }

    [Fact]
    public void Model_for_titles_that_is_gone_is_said()
    {
        Studio.Preferences.SetTitles(new(TitleChoice.ChosenModel, "gone/model"));
        Assert.Contains("gone/model is not there at the moment", Render<ChatsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Preset_is_made_the_default_renamed_and_deleted_after_a_second_thought()
    {
        Studio.Preferences.Save(Reviewer);
        var page = Render<ChatsPage>();
        Assert.Equal("Nothing set", Chosen(page, "default"));

        page.FindAll("input[name=default]")[1].Change(true);
        page.WaitForAssertion(() => Assert.Equal("Reviewer", Studio.Preferences.Default?.Name));
        page.WaitForAssertion(() => Assert.Equal("Reviewer", Chosen(page, "default")));

        page.Find("[aria-label='Rename Reviewer']").Click();
        page.Find(".ch-rename input").Input("Critic");
        page.Find(".ch-rename button").Click();
        page.WaitForAssertion(() => Assert.Equal("Critic", Chosen(page, "default")));

        page.Find("[aria-label='Delete Critic']").Click();
        Assert.NotNull(Studio.Preferences.Find("Critic"));
        page.FindAll(".ch-preset button").Single(button => button.TextContent == "Delete").Click();
        page.WaitForAssertion(() => Assert.Empty(Studio.Preferences.Presets));
        page.WaitForAssertion(() => Assert.Equal("Critic was deleted.", page.Find("[role=status]").TextContent));
    }

    [Fact]
    public void Name_that_is_taken_is_said()
    {
        Studio.Preferences.Save(Reviewer);
        Studio.Preferences.Save(Reviewer with { Name = "Editor" });
        var page = Render<ChatsPage>();

        page.Find("[aria-label='Rename Reviewer']").Click();
        page.Find(".ch-rename input").Input("editor");
        page.Find(".ch-rename button").Click();

        page.WaitForAssertion(() => Assert.Contains("There is a preset called Editor already", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private static string Chosen(IRenderedComponent<ChatsPage> page, string name)
        => page.FindAll($"label:has(input[name={name}])").Single(label => label.QuerySelector("input")!.HasAttribute("checked")).QuerySelector("span")!.FirstChild!.TextContent.Trim();
}
