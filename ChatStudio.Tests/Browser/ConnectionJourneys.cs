using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ConnectionJourneys(Chromium chromium)
{
    public static TheoryData<string, Visit> Screens => new()
    {
        // A phone is light: both themes and both widths in two visits.
        { "lost-dark", Visit.DesktopDark },
        { "lost-phone", Visit.Phone },
    };

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Lost_connection_is_told_in_a_banner_and_the_page_catches_up_by_itself(string name, Visit visit)
    {
        var gate = new TaskCompletionSource();
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Stream().Text("Half of").Wait(gate.Task).Text(" the answer").Finish());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await using var wire = new CuttableWire(app.Origin);
        await chromium.VisitAsync(wire.Origin, "/", async page =>
        {
            // What the browser and Blazor's script say about a server they cannot reach.
            page.Problems.Allow("ERR_|WebSocket|Failed to|[Cc]onnection|negotiat");
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Tell me");
            var prose = ChatScreen.Prose(chat.Answers.First);
            await Expect(prose).ToHaveTextAsync("Half of");

            await wire.CutAsync();
            var banner = page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection lost." });
            await Expect(banner).ToBeVisibleAsync();
            await Expect(prose).ToHaveTextAsync("Half of");
            await chat.Box.FillAsync("A thought in between");
            await Expect(page.Page.GetByText("draft kept in this browser")).ToBeVisibleAsync();
            var top = await banner.BoundingBoxAsync();
            var bar = await page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).BoundingBoxAsync();
            Assert.InRange(top!.Height, 40, visit == Visit.Phone ? 76 : 48);
            Assert.True(bar!.Y >= top.Height, "The banner covers the bar.");

            await page.ShootAsync(name);
            await page.AssertAccessibleAsync();

            gate.SetResult();
            await chat.Run.Completion;
            wire.Mend();
            // The page tries again by itself, at growing intervals.
            await Expect(banner).ToBeHiddenAsync(new() { Timeout = 30_000 });
            await Expect(prose).ToHaveTextAsync("Half of the answer");
            await Expect(chat.Box).ToHaveValueAsync("A thought in between");
        }, visit);
    }
}
