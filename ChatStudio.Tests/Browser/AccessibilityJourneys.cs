using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class AccessibilityJourneys(Chromium chromium)
{
    private const string Rich =
        """
        # Heading

        Text with *emphasis*, `code` and a [link](https://example.com/).

        | A | B |
        |:--|--:|
        | 1 | 2 |

        - [x] done
        - [ ] open

        ```csharp
        var x = 1; // one
        ```

        $$x^2$$

        > quote
        """;

    public static TheoryData<string, Visit> Screens => new()
    {
        { "light", Visit.Desktop },
        { "dark", Visit.DesktopDark },
        { "phone", Visit.Phone },
    };

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Each_state_of_the_page_has_no_violation(string name, Visit visit)
    {
        var gate = new TaskCompletionSource();
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Reasoning("Let me see.").Text(Rich).Wait(gate.Task).Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await Expect(chat.Box).ToBeVisibleAsync();
            await CheckAsync("empty");

            var picker = page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Model:\\s*test-model") });
            await picker.ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Listbox, new() { Name = "Models" })).ToBeVisibleAsync();
            await CheckAsync("picker");
            await page.Page.Keyboard.PressAsync("Escape");

            await chat.SendAsync("Show me everything");
            await chat.StreamingAsync();
            await CheckAsync("streaming");

            gate.SetResult();
            await chat.FinishedAsync();
            await CheckAsync("finished");

            if (visit == Visit.Phone)
            {
                await page.Page.GetByRole(AriaRole.Button, new() { Name = "Live metrics, open details" }).ClickAsync();
                await Expect(page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Live metrics" })).ToBeVisibleAsync();
                await CheckAsync("sheet");
            }

            async Task CheckAsync(string state)
            {
                await page.ShootAsync($"state-{name}-{state}");
                Assert.False(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{state}: the page scrolls sideways.");
                try
                {
                    await page.AssertAccessibleAsync();
                }
                catch (Xunit.Sdk.XunitException violation)
                {
                    throw new Xunit.Sdk.XunitException($"{state}: {violation.Message}");
                }
            }
        }, visit);
    }
}
