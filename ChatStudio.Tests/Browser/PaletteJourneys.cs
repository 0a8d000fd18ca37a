using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class PaletteJourneys(Chromium chromium)
{
    public static TheoryData<string, Visit> Screens => new()
    {
        { "dark", Visit.DesktopDark },
        { "phone", Visit.Phone },
    };

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Palette_is_accessible_on_each_screen(string name, Visit visit)
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async studio =>
        {
            var palette = new Palette(studio.Page);
            await palette.OpenAsync();
            await studio.AssertAccessibleAsync();
            await studio.Page.Keyboard.TypeAsync("> theme");
            await Expect(palette.Options.First).ToContainTextAsync("Theme");
            await studio.AssertAccessibleAsync();
            await studio.ShootAsync($"palette-{name}");
        }, visit);
    }

    [Fact]
    public async Task Everything_that_has_a_name_is_reached_by_key_and_the_focus_comes_back()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async studio =>
        {
            var page = studio.Page;
            var chat = new ChatScreen(app, studio);
            var palette = new Palette(page);
            await Expect(chat.Box).ToBeFocusedAsync();

            // From the message box; what was typed instead of choosing comes back.
            await page.Keyboard.TypeAsync("/usr");
            await Expect(palette.Field).ToHaveValueAsync(">usr");
            await page.Keyboard.PressAsync("Escape");
            await Expect(chat.Box).ToHaveValueAsync("/usr");
            await Expect(chat.Box).ToBeFocusedAsync();
            await chat.Box.FillAsync("");
            await page.Keyboard.TypeAsync("@fast-400");
            await Expect(palette.Options).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("Enter");
            await Expect(chat.Box).ToBeFocusedAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@"^Model:\s*fast-400") })).ToBeVisibleAsync();
            await chat.SendAsync("Repeat after me: Regex for log timestamps");
            await chat.FinishedAsync();

            // The search in the list opens it too; letters typed at once are not lost, and the last option scrolls into view.
            await chat.Button("Search").ClickAsync();
            await Expect(palette.Options.First).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("End");
            await Expect(palette.Options.Last).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(palette.Options.Last).ToBeInViewportAsync();
            await page.Keyboard.PressAsync("Home");
            await Expect(palette.Options.First).ToBeInViewportAsync();
            await page.Keyboard.TypeAsync("reg");
            await Expect(palette.Options.First).ToContainTextAsync("Regenerate the last answer");
            await studio.ShootAsync("palette-light");
            await page.Keyboard.PressAsync("Enter");
            await chat.FinishedAsync();
            await Expect(page.GetByText("2 of 2")).ToBeVisibleAsync();

            // Keys outside of fields, and where they lead.
            await chat.Answers.First.FocusAsync();
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync("s");
            await Expect(page).ToHaveURLAsync(new Regex("/settings/providers$"));
            await palette.OpenAsync();
            await page.Keyboard.TypeAsync("log time");
            await Expect(palette.Options.First).ToContainTextAsync("Regex for log timestamps");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(new Regex("/chat/"));
            await chat.FinishedAsync();

            // The list of keys, and the key map at work on a message.
            await chat.Answers.First.FocusAsync();
            await page.Keyboard.PressAsync("?");
            await Expect(page.GetByText("Single keys, without a modifier")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.GetByText("Single keys, without a modifier")).ToBeHiddenAsync();
            await chat.Answers.First.FocusAsync();
            await page.Keyboard.PressAsync("ArrowLeft");
            await Expect(page.GetByText("1 of 2")).ToBeVisibleAsync();

            // The list of models follows its arrows as well.
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Model:") }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Search models" })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("End");
            var last = page.Locator("#mp-list [role=option]").Last;
            await Expect(last).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(last).ToBeInViewportAsync(new() { Ratio = 1 });
        }, new Visit { Height = 600 });
    }

    private sealed class Palette(IPage page)
    {
        public ILocator Field => page.GetByRole(AriaRole.Combobox, new() { Name = "Commands, chats and models" });

        public ILocator Options => page.GetByRole(AriaRole.Dialog, new() { Name = "Command palette" }).GetByRole(AriaRole.Option);

        public async Task OpenAsync()
        {
            await page.Keyboard.PressAsync("Control+k");
            await Expect(Field).ToBeFocusedAsync();
            await Expect(Options.First).ToBeVisibleAsync();
        }
    }
}
