using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>The settings as a person drives them.</summary>
internal sealed class SettingsScreen(StudioPage studio)
{
    public IPage Page => studio.Page;

    public ILocator Card(string name) => Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public static ILocator Button(ILocator within, string name) => within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Adds a server under "Other compatible" and waits for its card.</summary>
    public async Task AddAsync(string name, string baseUrl, string key)
    {
        await Button(Page.GetByRole(AriaRole.Main), "Add provider").First.ClickAsync();
        var form = Card("New provider");
        await form.GetByLabel("Provider", new() { Exact = true }).SelectOptionAsync("Other compatible");
        // Another choice is another form; the first one had a name in it.
        await Expect(form.GetByLabel("Name")).ToHaveValueAsync("");
        await form.GetByLabel("Name").FillAsync(name);
        await form.GetByLabel("API key").FillAsync(key);
        await form.GetByLabel("Base URL").FillAsync(baseUrl);
        await Button(form, "Add provider").ClickAsync();
        await Expect(Card(name)).ToBeVisibleAsync();
    }

    public async Task ExpectAsync(string name, string state) => await Expect(Card(name).Locator(".pv-s")).ToContainTextAsync(state);
}
