using System.Text.Json;
using System.Text.RegularExpressions;
using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ChatSettingsJourneys(Chromium chromium)
{
    private const string Pirate = "Answer like a pirate.\nNever break character.";

    public static TheoryData<string, Visit> Screens => new()
    {
        { "dark", Visit.DesktopDark },
        { "phone", Visit.Phone },
    };

    [Fact]
    public async Task System_prompt_and_preset_reach_the_provider_and_outlive_the_page_and_the_chat_gets_its_title()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat("Arr, they displace water."), ProviderReply.Chat("\"Floating ships.\""), ProviderReply.Chat("Aye."));
        await using var app = StudioApp.Start([.. ProviderSettings.For(provider), ("CHATSTUDIO_TITLES", "")]);
        await chromium.VisitAsync(app, "/", async studio =>
        {
            var (page, chat) = (studio.Page, new ChatScreen(app, studio));
            var dialog = await OpenAsync(page);
            await dialog.GetByLabel("System prompt").FillAsync(Pirate);
            await dialog.GetByLabel("Temperature").FillAsync("0.3");
            await dialog.GetByLabel("Save as a preset").FillAsync("Pirate");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save preset" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved as the preset Pirate.");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(chat.Button("Chat settings: system prompt, T 0.3")).ToBeVisibleAsync();

            await chat.SendAsync("How do ships float?");
            await chat.FinishedAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Floating ships");
            await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("Floating ships") })).ToBeVisibleAsync();
            AssertAsked(provider.ChatRequests[0], "How do ships float?");
            Assert.DoesNotContain("pirate", provider.ChatRequests[1].Body, StringComparison.OrdinalIgnoreCase);

            await page.GetByRole(AriaRole.Link, new() { Name = "New chat" }).First.ClickAsync();
            await Expect(chat.Button("Chat settings")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Control+k");
            await page.Keyboard.TypeAsync("use preset pir");
            await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Use preset Pirate");
            await page.Keyboard.PressAsync("Enter");
            await Expect(chat.Button("Chat settings: system prompt, T 0.3")).ToBeVisibleAsync();
            await chat.SendAsync("And submarines?");
            await chat.FinishedAsync();
            AssertAsked(provider.ChatRequests[2], "And submarines?");

            await studio.ReloadAsync();
            await Expect(chat.Button("Chat settings: system prompt, T 0.3")).ToBeVisibleAsync();
            dialog = await OpenAsync(page);
            await Expect(dialog.GetByLabel("System prompt")).ToHaveValueAsync(Pirate);
            await Expect(dialog.GetByLabel("Temperature")).ToHaveValueAsync("0.3");
        });
    }

    [Fact]
    public async Task System_prompt_longer_than_a_message_of_the_hub_is_kept_and_one_over_the_limit_is_explained()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async studio =>
        {
            var dialog = await OpenAsync(studio.Page);
            await dialog.GetByLabel("System prompt").FillAsync(new string('x', 100_001));
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(dialog.GetByText("It has 100,001 characters")).ToBeVisibleAsync();
            await dialog.GetByLabel("System prompt").FillAsync(new string('x', 100_000));
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

            dialog = await OpenAsync(studio.Page);

            await Expect(dialog.GetByLabel("System prompt")).ToHaveValueAsync(new string('x', 100_000));
        });
    }

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Settings_of_a_chat_and_of_all_chats_are_accessible(string name, Visit visit)
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async studio =>
        {
            var dialog = await OpenAsync(studio.Page);
            await dialog.GetByLabel("Temperature").FillAsync("9");
            await dialog.GetByLabel("Save as a preset").FillAsync("Hot");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save preset" }).ClickAsync();
            await Expect(dialog.GetByText("A number from 0 to 2")).ToBeVisibleAsync();
            await studio.AssertAccessibleAsync();
            await dialog.GetByLabel("Temperature").FillAsync("1.5");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save preset" }).ClickAsync();
            await Expect(dialog.GetByLabel("Preset", new() { Exact = true })).ToHaveValueAsync("Hot");
            await studio.AssertAccessibleAsync();
            await studio.ShootAsync($"chat-settings-{name}");
            await studio.Page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(studio.Page.GetByRole(AriaRole.Button, new() { Name = "Chat settings" })).ToBeFocusedAsync();

            await studio.GoToAsync("/settings/chats");
            await studio.Page.GetByLabel("Always the same model").CheckAsync();
            await Expect(studio.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Model:") })).ToBeVisibleAsync();
            await studio.Page.GetByRole(AriaRole.Button, new() { Name = "Rename Hot" }).ClickAsync();
            await studio.AssertAccessibleAsync();
            Assert.Equal(visit.Width, await studio.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await studio.ShootAsync($"settings-chats-{name}");
        }, visit);
    }

    private static async Task<ILocator> OpenAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Chat settings") }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Chat settings" });
        await Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }

    private static void AssertAsked(RecordedRequest request, string prompt)
    {
        Assert.Equal(0.3, request.Json.GetProperty("temperature").GetDouble(), 5);
        Assert.Equal([("system", Pirate), ("user", prompt)], request.Json.GetProperty("messages").EnumerateArray().Select(Said));
    }

    private static (string, string) Said(JsonElement message) => (message.GetProperty("role").GetString()!, message.GetProperty("content").GetString()!);
}
