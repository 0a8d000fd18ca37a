using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class SettingsJourneys(Chromium chromium)
{
    private const string Key = "sk-ant-0123456789-very-secret-7Qk2";

    public static TheoryData<string, Visit> Screens => new()
    {
        // A phone is light: both themes and both widths in two visits.
        { "dark", Visit.DesktopDark },
        { "phone", Visit.Phone },
    };

    [Fact]
    public async Task Provider_is_added_chatted_with_and_there_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat("Hello", " there"));
        await using (var app = Start(folder))
        {
            await chromium.VisitAsync(app, "/", async page =>
            {
                var chat = new ChatScreen(app, page);
                await Expect(chat.Box).ToBeVisibleAsync();
                await page.Page.GetByRole(AriaRole.Main).ClickAsync(new() { Position = new() { X = 5, Y = 300 } });
                await page.Page.Keyboard.PressAsync("g");
                await page.Page.Keyboard.PressAsync("s");
                var settings = new SettingsScreen(page);
                await settings.AddAsync("Lab", provider.BaseUrl, Key);
                await settings.ExpectAsync("Lab", "Ready");
                await settings.ExpectAsync("Lab", "1 model");
                await Expect(settings.Card("Lab")).ToContainTextAsync("sk-ant-••••••7Qk2");
                Assert.DoesNotContain("very-secret", await page.Page.ContentAsync(), StringComparison.Ordinal);

                await page.Page.Keyboard.PressAsync("Escape");
                await page.Page.GetByRole(AriaRole.Link, new() { Name = "New chat" }).First.ClickAsync();
                await chat.SendAsync("Hi");
                await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync("Hello there");
                Assert.Equal($"Bearer {Key}", provider.ChatRequests[0].Headers["Authorization"]);
            });
        }

        Assert.DoesNotContain("very-secret", folder.Everything, StringComparison.Ordinal);
        await using var again = Start(folder);
        await chromium.VisitAsync(again, "/", async page =>
        {
            var chat = new ChatScreen(again, page);
            await Expect(chat.Button("Model: test-model")).ToBeVisibleAsync();
            await chat.SendAsync("Hi again");
            await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync("Hello there");
            Assert.Equal($"Bearer {Key}", provider.ChatRequests[^1].Headers["Authorization"]);
        });
    }

    [Fact]
    public async Task Wrong_key_is_told_and_the_right_one_mends_it()
    {
        await using var provider = await ProviderServer.StartAsync();
        provider.Models = ProviderReply.Error(401, $"Incorrect API key provided: {Key}.");
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/settings/providers", async page =>
        {
            var settings = new SettingsScreen(page);
            await settings.AddAsync("Lab", provider.BaseUrl, Key);
            await settings.ExpectAsync("Lab", "Not ready");
            var card = settings.Card("Lab");
            await Expect(card).ToContainTextAsync("Lab is there but refuses the key; check its key in Settings, Providers.");
            Assert.DoesNotContain("very-secret", await page.Page.ContentAsync(), StringComparison.Ordinal);

            provider.Models = ProviderReply.Json(200, """{"data":[{"id":"a"},{"id":"b"}]}""");
            await SettingsScreen.Button(card, "Replace key").ClickAsync();
            // By its element: until the field is drawn, the label belongs to the group that shows the old key.
            await card.Locator("input[type=password]").FillAsync("sk-right-0123456789-zzzz");
            await SettingsScreen.Button(card, "Save").ClickAsync();

            await settings.ExpectAsync("Lab", "2 models");
            await Expect(card).ToContainTextAsync("sk-••••••zzzz");
            Assert.Equal("Bearer sk-right-0123456789-zzzz", provider.Requests[^1].Headers["Authorization"]);
        });
    }

    [Fact]
    public async Task Address_that_leads_elsewhere_clears_the_key_and_says_so()
    {
        await using var first = await ProviderServer.StartAsync();
        await using var second = await ProviderServer.StartAsync();
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/settings/providers", async page =>
        {
            var settings = new SettingsScreen(page);
            await settings.AddAsync("Lab", first.BaseUrl, Key);
            await settings.ExpectAsync("Lab", "Ready");
            var card = settings.Card("Lab");

            await card.GetByLabel("Base URL").FillAsync(second.BaseUrl);
            await Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("is cleared when you save");
            await SettingsScreen.Button(card, "Save").ClickAsync();

            await Expect(card.Locator(".pv-n")).ToContainTextAsync(new Uri(second.BaseUrl).Authority);
            await settings.ExpectAsync("Lab", "Ready");
            await Expect(card.GetByText("7Qk2")).ToHaveCountAsync(0);
            Assert.All(second.Requests, request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
        });
    }

    [Fact]
    public async Task Wrong_address_is_told_in_place_and_corrected()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/settings/providers", async page =>
        {
            var settings = new SettingsScreen(page);
            await SettingsScreen.Button(page.Page.GetByRole(AriaRole.Main), "Add provider").First.ClickAsync();
            var form = settings.Card("New provider");
            await form.GetByLabel("Provider", new() { Exact = true }).SelectOptionAsync("vLLM");
            await Expect(form.GetByLabel("Name")).ToHaveValueAsync("vLLM");
            await form.GetByLabel("Base URL").FillAsync("ftp://nowhere");
            await SettingsScreen.Button(form, "Add provider").ClickAsync();
            await Expect(form.GetByText("It must be an http or https address").First).ToBeVisibleAsync();

            await form.GetByLabel("Base URL").FillAsync(provider.BaseUrl);
            await SettingsScreen.Button(form, "Add provider").ClickAsync();
            await settings.ExpectAsync("vLLM", "Ready");
        });
    }

    [Fact]
    public async Task Provider_is_switched_off_and_on_and_removed()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/settings/providers", async page =>
        {
            var settings = new SettingsScreen(page);
            await settings.AddAsync("Lab", provider.BaseUrl, Key);
            await settings.ExpectAsync("Lab", "Ready");
            var catalog = app.Services.GetRequiredService<IModelCatalog>();
            var card = settings.Card("Lab");
            var toggle = card.GetByRole(AriaRole.Switch, new() { Name = "Lab enabled" });

            await toggle.ClickAsync();
            await settings.ExpectAsync("Lab", "Off");
            Assert.All(catalog.Models, model => Assert.True(model.IsSimulated));
            await toggle.ClickAsync();
            await settings.ExpectAsync("Lab", "1 model");

            await SettingsScreen.Button(card, "Remove provider").ClickAsync();
            await SettingsScreen.Button(card, "Remove").ClickAsync();
            await Expect(card).ToHaveCountAsync(0);
            Assert.All(catalog.Models, model => Assert.True(model.IsSimulated));
            await Expect(page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Lab was removed." })).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task Hidden_model_is_not_offered_in_the_picker()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/settings/models", async page =>
        {
            await page.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search models" }).FillAsync("fast");
            await page.Page.GetByRole(AriaRole.Switch, new() { Name = "fast-400 offered" }).ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Switch, new() { Name = "fast-400 offered" })).ToHaveAttributeAsync("aria-checked", "false");

            await page.GoToAsync("/");
            await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Model:") }).First.ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "steady-50" })).ToHaveCountAsync(1);
            await Expect(page.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "fast-400" })).ToHaveCountAsync(0);
        });
    }

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Settings_on_each_screen_are_quiet_and_accessible(string name, Visit visit)
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = StudioApp.Start(("OPENAI_BASE_URL", "http://127.0.0.1:9/v1"), ("Providers:0:Name", "Groq"), ("Providers:0:BaseUrl", provider.BaseUrl), ("Providers:0:ApiKey", Key));
        await chromium.VisitAsync(app, "/settings/providers", async page =>
        {
            var settings = new SettingsScreen(page);
            await settings.ExpectAsync("Groq", "Ready");
            await settings.ExpectAsync("127.0.0.1:9", "Not ready");
            await CheckAsync("providers");

            await settings.AddAsync("Lab", provider.BaseUrl, Key);
            await settings.ExpectAsync("Lab", "Ready");
            var card = settings.Card("Lab");
            await card.GetByLabel("Concurrent streams").FillAsync("99");
            await card.GetByLabel("Base URL").FillAsync("https://elsewhere.example");
            await SettingsScreen.Button(card, "Save").ClickAsync();
            await Expect(card.GetByText("It must be a whole number from 1 to 8.").First).ToBeVisibleAsync();
            await SettingsScreen.Button(card, "Remove provider").ClickAsync();
            await CheckAsync("form");

            await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Settings" }).GetByRole(AriaRole.Link, new() { Name = "Models" }).ClickAsync();
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Edit test-model" }).First.ClickAsync();
            await CheckAsync("models");

            await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Settings" }).GetByRole(AriaRole.Link, new() { Name = "Models" }).PressAsync("[");
            await Expect(page.Page.GetByRole(AriaRole.Complementary, new() { Name = "Conversations" })).ToBeVisibleAsync();
            await CheckAsync("list");

            async Task CheckAsync(string state)
            {
                await page.ShootAsync($"settings-{name}-{state}");
                Assert.False(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{state}: the page scrolls sideways.");
                await page.AssertAccessibleAsync();
            }
        }, visit);
    }

    private static StudioApp Start(TemporaryFolder folder) => StudioApp.Start(("CHATSTUDIO_DATA", folder.Info.FullName));
}
