using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>A provider from its form to its removal, with everything that can be wrong with it on the way.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ProviderCheckJourneys(Chromium chromium)
{
    private const string Key = "sk-ant-0123456789-very-secret-7Qk2";
    private const string TestModel = "test-model";

    public static TheoryData<string, Visit> Themes => new() { { "light", Visit.Desktop }, { "dark", Visit.DesktopDark } };

    [Theory]
    [MemberData(nameof(Themes), DisableDiscoveryEnumeration = true)]
    public async Task Provider_is_added_checked_broken_mended_chatted_with_and_removed(string theme, Visit visit)
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Chat("one", " two", " three", " four"),
            ProviderReply.Error(400, "Extra inputs are not permitted: stream_options"),
            ProviderReply.Chat("Hello", " there"));
        provider.Others["/v1/v1/models"] = ProviderReply.Error(404, "Not found.");
        var list = provider.Models;
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/settings/providers", async page =>
        {
            var settings = new SettingsScreen(page);
            await settings.AddAsync("Lab", provider.BaseUrl, Key);
            await settings.ExpectAsync("Lab", "Ready");
            var card = settings.Card("Lab");
            var check = card.GetByRole(AriaRole.Region, new() { Name = "Health check of Lab" });

            // Good: every step that was asked has passed, and has its bar on the axis.
            await CheckAsync("to first token");
            await Expect(check.Locator(".hc")).ToHaveCountAsync(7);
            await Expect(check.Locator(".hc.err, .hc.off")).ToHaveCountAsync(0);
            await Expect(check.Locator(".hc-b i")).Not.ToHaveCountAsync(0);
            await LookAsync("good");

            provider.Models = ProviderReply.Error(401, $"Incorrect API key provided: {Key}.");
            await CheckAsync("Key rejected");
            await Expect(check).ToContainTextAsync("Lab rejected the key");
            await Expect(check).ToContainTextAsync("Paste a valid key.");
            Assert.DoesNotContain("very-secret", await page.Page.ContentAsync(), StringComparison.Ordinal);
            await LookAsync("wrong-key");

            await MoveAsync(provider.BaseUrl + "/v1");
            await CheckAsync("Wrong address");
            await Expect(check).ToContainTextAsync("The server answered 404 for /v1/v1/models: remove the second /v1 from the base URL.");
            await LookAsync("wrong-path");

            provider.Models = list;
            await MoveAsync(provider.BaseUrl);
            await settings.ExpectAsync("Lab", "1 model");
            await ChatAsync();
            await page.GoToAsync("/settings/providers");
            await SettingsScreen.Button(card, "Expand Lab").ClickAsync();
            await Expect(card.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "stream_options" })).ToContainTextAsync($"for {TestModel}");
            await LookAsync("not-sent");
            await SettingsScreen.Button(card, "Send them again").ClickAsync();
            await Expect(card.GetByText("stream_options")).ToHaveCountAsync(0);

            await provider.DisposeAsync();
            await CheckAsync("Unreachable");
            await Expect(check).ToContainTextAsync("Lab refused the connection");
            await SettingsScreen.Button(card, "Collapse Lab").ClickAsync();
            await Expect(check).ToBeVisibleAsync();
            await LookAsync("unreachable");
            await SettingsScreen.Button(check, "Edit base URL").ClickAsync();
            await Expect(card.GetByLabel("Base URL")).ToBeVisibleAsync();

            await SettingsScreen.Button(card, "Remove provider").ClickAsync();
            await SettingsScreen.Button(card, "Remove").ClickAsync();
            await Expect(card).ToHaveCountAsync(0);
            Assert.All(app.Services.GetRequiredService<IModelCatalog>().Models, model => Assert.True(model.IsSimulated));
            await page.GoToAsync("/");
            await OpenPickerAsync();
            await Expect(page.Page.GetByRole(AriaRole.Option)).Not.ToHaveCountAsync(0);
            await Expect(page.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = TestModel })).ToHaveCountAsync(0);

            async Task CheckAsync(string state)
            {
                await SettingsScreen.Button(card, "Check Lab").ClickAsync();
                await settings.ExpectAsync("Lab", state);
                await Expect(check).ToHaveAttributeAsync("aria-busy", "false");
            }

            async Task MoveAsync(string baseUrl)
            {
                await card.GetByLabel("Base URL").FillAsync(baseUrl);
                await SettingsScreen.Button(card, "Save").ClickAsync();
                await Expect(page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Lab was saved." })).ToHaveCountAsync(1);
                await Expect(card.Locator(".pv-n")).ToContainTextAsync(new Uri(baseUrl).AbsolutePath);
            }

            async Task ChatAsync()
            {
                await page.GoToAsync("/");
                await OpenPickerAsync();
                await Expect(page.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = TestModel })).ToHaveCountAsync(1);
                await page.Page.Keyboard.PressAsync("Escape");
                var chat = new ChatScreen(app, page);
                await chat.SendAsync("Hi");
                var answer = await chat.FinishedAsync();
                await Expect(ChatScreen.Prose(answer)).ToHaveTextAsync("Hello there");
                await Expect(answer).ToContainTextAsync($"Lab does not take stream_options for {TestModel}; sent without it from now on.");
                Assert.Equal($"Bearer {Key}", provider.ChatRequests[^1].Headers["Authorization"]);
                await LookAsync("chat");
            }

            Task OpenPickerAsync() => page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Model:") }).First.ClickAsync();

            // On a desktop and as a phone shows it.
            async Task LookAsync(string state)
            {
                foreach (var (name, width, height) in new[] { ("phone", Visit.Phone.Width, Visit.Phone.Height), ("desktop", visit.Width, visit.Height) })
                {
                    await page.Page.SetViewportSizeAsync(width, height);
                    await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                    await page.ShootAsync($"check-{theme}-{name}-{state}");
                    Assert.False(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{state}, {name}: the page scrolls sideways.");
                    await page.AssertAccessibleAsync();
                }
            }
        }, visit);
    }
}
