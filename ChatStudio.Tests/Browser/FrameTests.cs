using Microsoft.Playwright;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class FrameTests(Chromium chromium)
{
    public static TheoryData<string, Visit> Screens => new()
    {
        { "frame-light", Visit.Desktop },
        { "frame-dark", Visit.DesktopDark },
        { "frame-tablet", Visit.Tablet },
        { "frame-phone", Visit.Phone },
    };

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Frame_on_each_screen_is_quiet_and_accessible(string name, Visit visit)
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            await Assertions.Expect(page.Page.GetByRole(AriaRole.Main)).ToBeVisibleAsync();
            var overflow = await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");
            Assert.False(overflow, "The page scrolls sideways.");
            await page.AssertAccessibleAsync();
            await page.ShootAsync(name);
        }, visit);
    }
}
